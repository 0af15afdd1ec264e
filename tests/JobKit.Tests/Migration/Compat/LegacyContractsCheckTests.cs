using JobKit.Migration;

namespace JobKit.Tests.Migration.Compat;

public sealed class LegacyContractsCheckTests
{
    private const string Response = """{"pages":3,"title":"The Fox","id":"sb-1"}""";
    private const string Payload = """{"title":"The Fox"}""";
    private const string Result = """{"storybookId":"sb-1","pages":3}""";

    private static readonly JobTypeRegistry Types = new([new() { Name = "storybook", ClrType = typeof(Story) }], TimeProvider.System);

    [Fact]
    public void Contracts_that_can_be_kept_have_no_problems() =>
        Problems(Given.Builder().Sample(Payload, Result, Response).Build(), Given.Builder("other").Build()).Should().BeEmpty();

    [Theory]
    [InlineData("/api/story/create-storybook")]
    [InlineData("/API/story/create-storybook/")]
    public void A_route_has_one_contract(string again) =>
        Problems(Given.Contract, Given.Builder(again).Build())
            .Should().Equal("\"/api/story/create-storybook\" has 2 contracts, for storybook and storybook. Keep one of them.");

    [Fact]
    public void A_job_type_must_be_registered() =>
        Problems(SeedLegacyContracts.Cartoonize).Should().Equal(
            "The contract of \"/api/image/cartoonize\" is for the job type \"cartoonize\", which is not registered. Register it in AddBackgroundJobs, or correct the type.");

    [Fact]
    public void A_terminal_status_without_a_word_that_was_set_later_is_refused_too() =>
        Problems(Given.Contract with { Statuses = new() { Failed = null } }).Should().ContainSingle().Which.Should().Contain("no word for Failed");

    [Theory]
    [InlineData("""{"pages":4,"title":"The Fox","id":"sb-1"}""", "is answered {\"id\":\"sb-1\",\"title\":\"The Fox\",\"pages\":3} by jobs, and was answered {\"pages\":4")]
    [InlineData("""{"pages":3,"title":"The Fox"}""", "was answered")]
    [InlineData("""{"pages":3,"title":"The Fox","id":"sb-1","extra":null}""", "was answered")]
    [InlineData("pages", "has a response that is not JSON")]
    public void A_result_that_differs_from_a_recorded_answer_is_refused(string response, string sentence) =>
        Problems(Given.Builder().Sample(Payload, Result, Response).Sample(Payload, Result, response).Build())
            .Should().ContainSingle().Which.Should().StartWith("Sample 2 of \"/api/story/create-storybook\" ").And.Contain(sentence);

    [Fact]
    public void A_recorded_payload_or_result_that_cannot_be_read_is_refused()
    {
        Problems(Given.Builder().Sample("{", Result, Response).Build()).Should().ContainSingle().Which.Should().Contain("a payload that is not JSON");
        Problems(Given.Builder().Sample(Payload, "}", Response).Build()).Should().ContainSingle().Which.Should().Contain("a result that is not JSON");
        Problems(Given.Builder().Sample(Payload, null, Response).Build()).Should().ContainSingle().Which.Should().Contain("cannot be translated: The job completed without a result");
    }

    private static IReadOnlyList<string> Problems(params LegacyContract[] contracts) => LegacyContractsCheck.Problems(contracts, Types, Given.Json);
}
