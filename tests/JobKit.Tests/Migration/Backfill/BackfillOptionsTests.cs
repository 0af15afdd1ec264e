using JobKit.Migration;

namespace JobKit.Tests.Migration.Backfill;

public sealed class BackfillOptionsTests
{
    public static TheoryData<Action<BackfillOptions>, string> Wrong => new()
    {
        { it => it.Ranges = 0, "Ranges of the backfill books is 0. It must be between 1 and 64.*" },
        { it => it.MinChunkRows = 10_001, "MinChunkRows*must be between 1 and 10000*" },
        { it => it.MaxChunkRows = 0, "MaxChunkRows*" },
        { it => { it.MaxChunkRows = 100; it.ChunkRows = 101; }, "ChunkRows*101*between 1 and 100*" },
        { it => it.TargetChunkTime = TimeSpan.Zero, "TargetChunkTime*" },
        { it => it.MaxChunkTime = TimeSpan.FromHours(1), "MaxChunkTime*" },
        { it => it.MaxRowsPerSecond = 0, "MaxRowsPerSecond*" },
        { it => it.MaxQueueDepth = -1, "MaxQueueDepth*" },
        { it => it.MaxRejects = -1, "MaxRejects*" },
        { it => it.Windows = [Window(22, 6)], "A window*must begin before it ends*two windows*" },
        { it => it.Windows = [Window(1, 25)], "A window*within one day*" },
        { it => it.Windows = [Window(1, 2) with { Zone = "Mars/Base" }], "A window*Mars/Base*IANA*" },
        { it => it.Windows = [Window(1, 2) with { Days = PlanDays.None }], "A window*no day*" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_limit_is_named_with_its_range(Action<BackfillOptions> set, string sentence)
    {
        var options = new BackfillOptions();
        set(options);

        BackfillOptionsCheck.Problem("books", options).Should().Match(sentence);
        var sources = () => new BackfillSources([new MemorySource("books", 0, options)]);
        sources.Should().Throw<InvalidOperationException>().WithMessage(sentence);
    }

    [Fact]
    public void The_defaults_are_right_and_two_of_one_name_are_not()
    {
        BackfillOptionsCheck.Problem("books", new()).Should().BeNull();
        BackfillOptionsCheck.Problem("two words", new()).Should().Match("The name of a backfill*");

        var sources = () => new BackfillSources([new MemorySource("books", 0), new MemorySource("books", 0)]);
        sources.Should().Throw<InvalidOperationException>().WithMessage("There are two backfills \"books\"*");
    }

    [Theory]
    [InlineData("2026-01-05T05:59:59Z", true)] // Monday 06:59 in Berlin
    [InlineData("2026-01-05T06:00:00Z", false)]
    [InlineData("2026-01-04T22:59:00Z", false)] // Sunday 23:59
    [InlineData("2026-01-04T23:00:00Z", true)]
    [InlineData("2026-07-06T04:59:00Z", true)] // summer time
    [InlineData("2026-07-06T05:00:00Z", false)]
    public void A_window_is_on_the_wall_clock_of_its_zone(string now, bool open) => BackfillWindows.IsOpen(
        [Window(0, 7) with { Days = PlanDays.Monday, Zone = "Europe/Berlin" }], DateTimeOffset.Parse(now)).Should().Be(open);

    private static PlanWindow Window(int from, int to) => new() { From = TimeSpan.FromHours(from), To = TimeSpan.FromHours(to) };
}
