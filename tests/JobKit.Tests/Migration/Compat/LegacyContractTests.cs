using JobKit.Migration;

namespace JobKit.Tests.Migration.Compat;

public sealed class LegacyContractTests
{
    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { "failed", "Failed of \"/api/story/create-storybook\" is 199. It must be between 200 and 599. Set it to the code legacy clients know, or remove it for the default, 500." },
        { "cancelled", "Cancelled of \"/api/story/create-storybook\" is 600. It must be between 200 and 599. Set it to the code legacy clients know, or remove it for the default, 409." },
        { "wait", "Wait of \"/api/story/create-storybook\" is 00:05:00.0010000. It must be between 00:00:00 and 00:05:00. Set it to how long legacy clients wait, or remove it for the default, 25 s." },
        { "negative", "Wait of \"/api/story/create-storybook\" is -00:00:01. It must be between 00:00:00 and 00:05:00. Set it to how long legacy clients wait, or remove it for the default, 25 s." },
        { "then", "Wait(then) of \"/api/story/create-storybook\" is 204. It must be 202 or 200. Set it to 200 where clients know no other success, or remove it for the default, 202." },
        { "url", "StatusAt of \"/api/story/create-storybook\" is \"/jobs\". It must hold {jobId}. Set it to where clients ask for a job." },
        { "date", "Sunset of \"/api/story/create-storybook\" is \"30.6.2027\". It must be a date as 2027-06-30. Correct it, or remove the call." },
        { "dates", "Sunset of \"/api/story/create-storybook\" is 2027-06-30. It must not be before Deprecated, which is 2027-07-01 (RFC 9745). Set a later date." },
        { "link", "The link of Sunset of \"/api/story/create-storybook\" is \"https://example.org/?>\". It must be an address. Correct it, or remove it." },
        { "word", "The statuses of \"/api/story/create-storybook\" have no word for Cancelled, with which jobs end. Set LegacyStatusMap.Cancelled." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_out_of_its_range_is_refused_by_name_range_and_mend(string what, string sentence)
    {
        var build = () => (what switch
        {
            "failed" => Given.Builder().Failed(199),
            "cancelled" => Given.Builder().Cancelled(600),
            "wait" => Given.Builder().Wait(TimeSpan.FromMilliseconds(300_001)),
            "negative" => Given.Builder().Wait(TimeSpan.FromSeconds(-1)),
            "then" => Given.Builder().Wait(TimeSpan.Zero, then: 204),
            "url" => Given.Builder().StatusAt("/jobs"),
            "date" => Given.Builder().Sunset("30.6.2027"),
            "dates" => Given.Builder().Deprecated("2027-07-01").Sunset("2027-06-30"),
            "link" => Given.Builder().Sunset("2027-06-30", "https://example.org/?>"),
            _ => Given.Builder().Statuses(new() { Cancelled = "" }),
        }).Build();

        build.Should().Throw<LegacyContractException>().Which.Problems.Should().Equal(sentence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no path")]
    [InlineData("/with space")]
    [InlineData("/with?query")]
    [InlineData("/with\nline")]
    public void A_route_is_a_path_or_a_name(string route) =>
        FluentActions.Invoking(() => Given.Builder(route).Build()).Should().Throw<LegacyContractException>()
            .Which.Problems.Should().ContainSingle().Which.Should().StartWith("The legacy route is ").And.EndWith("Correct it.");

    [Fact]
    public void A_contract_that_says_no_result_is_refused() =>
        FluentActions.Invoking(() => LegacyContract.Map("x").To("storybook").Build()).Should().Throw<LegacyContractException>()
            .Which.Problems.Should().Equal("The contract of \"x\" does not say its result. Call Result with the shape of the legacy answer.");

    [Fact]
    public void All_faults_are_told_at_once() =>
        FluentActions.Invoking(() => Given.Builder().Failed(1).Sunset("x").Deprecated("y").Build()).Should().Throw<LegacyContractException>()
            .Which.Problems.Should().HaveCount(3);

    [Fact]
    public void A_builder_can_be_gone_on_from_twice()
    {
        var shared = Given.Builder().Failed(502);

        shared.Cancelled(410).Build().CancelledStatus.Should().Be(410);
        shared.Build().Should().BeEquivalentTo(new { FailedStatus = 502, CancelledStatus = 409 });
    }

    [Fact]
    public void The_defaults_are_those_of_the_design() =>
        Given.Builder().Build().Should().BeEquivalentTo(new
        {
            Route = Given.Path,
            JobType = "storybook",
            FailedStatus = 500,
            CancelledStatus = 409,
            Wait = new LegacyWait(TimeSpan.FromSeconds(25), 202),
            Statuses = new { Pending = "processing", Processing = "processing", Completed = "success", Failed = "error", Cancelled = "cancelled" },
        });
}
