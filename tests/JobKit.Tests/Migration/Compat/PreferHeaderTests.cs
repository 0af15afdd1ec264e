using JobKit.Migration;

namespace JobKit.Tests.Migration.Compat;

public sealed class PreferHeaderTests
{
    [Theory]
    [InlineData("wait=10", 10, false)]
    [InlineData("Wait = \"10\"", 10, false)]
    [InlineData("wait=0", 0, false)]
    [InlineData("return=minimal; foo=\"a, wait=3\", WAIT=7; x", 7, false)]
    [InlineData("foo=\"\\\", wait=3\", wait=4", 4, false)]
    [InlineData("respond-async", null, true)]
    [InlineData("respond-async=\"\"", null, true)]
    [InlineData("respond-async, wait=10", 10, true)]
    [InlineData("wait=99999999999999999999", 86_400, false)]
    [InlineData("wait=abc", null, false)]
    [InlineData("wait=-1", null, false)]
    [InlineData("wait=+1", null, false)]
    [InlineData("wait=1.5", null, false)]
    [InlineData("wait=1 0", null, false)]
    [InlineData("wait", null, false)]
    [InlineData("wait=", null, false)]
    [InlineData("wait=\u0663", null, false)]
    [InlineData("respond-async=no", null, false)]
    [InlineData("respond-asyncwait=1", null, false)]
    [InlineData("wait=abc, wait=5", null, false)]
    [InlineData("wait=5, wait=3", 5, false)]
    [InlineData("", null, false)]
    [InlineData(",;=\"", null, false)]
    [InlineData("\"\\", null, false)]
    public void What_is_said_rightly_counts_and_what_is_said_wrongly_is_ignored(string line, int? wait, bool async) =>
        PreferHeader.Parse([line]).Should().Be(new PreferHeader(wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null, async));

    [Fact]
    public void Lines_are_one_list_and_none_is_nothing()
    {
        PreferHeader.Parse(["wait=9", null, "respond-async, wait=2"]).Should().Be(new PreferHeader(TimeSpan.FromSeconds(9), true));
        PreferHeader.Parse(null).Should().Be(default(PreferHeader));
        PreferHeader.Parse(["wait=3" + new string(' ', 2000)]).Should().Be(default(PreferHeader));
    }

    [Theory]
    [InlineData("", 25, null, 25)]
    [InlineData("", 25, 30, 25)]
    [InlineData("", 25, 20, 18)]
    [InlineData("", 25, 1, 0)]
    [InlineData("wait=10", 25, null, 10)]
    [InlineData("wait=60", 25, null, 25)]
    [InlineData("wait=60", 300, 30, 28)]
    [InlineData("wait=0", 25, null, 0)]
    [InlineData("wait=x", 25, null, 25)]
    [InlineData("respond-async", 25, null, 0)]
    [InlineData("respond-async, wait=5", 25, null, 5)]
    [InlineData("wait=5", 0, null, 0)]
    public void A_request_waits_as_long_as_contract_server_and_client_all_allow(string line, int configured, int? server, int waits) =>
        PreferHeader.Parse([line]).WaitFor(TimeSpan.FromSeconds(configured), server is { } seconds ? TimeSpan.FromSeconds(seconds) : null)
            .Should().Be(TimeSpan.FromSeconds(waits));

    [Theory]
    [InlineData("wait=10", "wait=10")]
    [InlineData("respond-async", "respond-async")]
    [InlineData("wait=3, respond-async", "respond-async, wait=3")]
    [InlineData("wait=x", null)]
    public void What_was_heeded_is_told(string line, string? applied) => PreferHeader.Parse([line]).Applied.Should().Be(applied);

    [Fact]
    public void Whatever_a_client_sends_is_read_without_an_error()
    {
        const string Letters = "wait=respond-async,;\"\\ 0123456789\t\u00e9";
        var random = new Random(20261122);
        for (var i = 0; i < 20_000; i++)
        {
            var line = new string(Enumerable.Range(0, random.Next(24)).Select(_ => Letters[random.Next(Letters.Length)]).ToArray());

            var prefer = PreferHeader.Parse([line]);

            (prefer.Wait is null || prefer.Wait >= TimeSpan.Zero).Should().BeTrue(line);
            prefer.WaitFor(TimeSpan.FromSeconds(25)).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(25), line);
        }
    }
}
