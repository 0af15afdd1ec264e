using JobKit.Migration;

namespace JobKit.Tests.Migration.Backfill;

public sealed class ChunkSizingTests
{
    private static readonly BackfillRange Fresh = new() { Name = "books", Run = 1, Index = 0, Term = 1 };

    private readonly BackfillOptions _options = new();

    [Theory]
    [InlineData(1_000, 1_000, 201, 500)]
    [InlineData(1_000, 1_000, 200, 1_000)]
    [InlineData(1_000, 1_000, 99, 2_000)]
    [InlineData(1_000, 1_000, 100, 1_000)]
    [InlineData(1_000, 999, 10, 1_000)] // not full: how long a full one takes is unknown
    [InlineData(150, 150, 900, 100)]
    [InlineData(9_000, 9_000, 1, 10_000)]
    public void It_is_halved_and_doubled_toward_200_ms(int asked, int rows, int milliseconds, int next) =>
        ChunkSizing.Next(_options, asked, rows, TimeSpan.FromMilliseconds(milliseconds), 1).Should().Be(next);

    [Fact]
    public void It_begins_with_1000_and_after_a_lease_with_what_was_reached()
    {
        ChunkSizing.First(_options, Fresh, 1).Should().Be(1_000);
        ChunkSizing.First(_options, Fresh with { Term = 4, Done = 5_000, RatePerSecond = 20_000 }, 1).Should().Be(4_000);
    }

    [Fact]
    public void A_lease_without_a_single_checkpoint_is_followed_by_the_least() =>
        ChunkSizing.First(_options, Fresh with { Term = 2, Cursor = "7" }, 1).Should().Be(100);

    [Fact]
    public void A_rate_keeps_chunks_small_so_that_waits_are_short()
    {
        _options.MaxRowsPerSecond = 40;

        ChunkSizing.First(_options, Fresh, 4).Should().Be(50);
        ChunkSizing.Next(_options, 50, 50, TimeSpan.FromMilliseconds(1), 4).Should().Be(50);
        BackfillPace.Wait(_options, 50, TimeSpan.FromMilliseconds(100), 4).Should().Be(TimeSpan.FromSeconds(4.9));
    }

    [Fact]
    public void A_rate_below_one_chunk_still_moves_a_row()
    {
        _options.MaxRowsPerSecond = 1;

        ChunkSizing.First(_options, Fresh, 64).Should().Be(1);
    }

    [Fact]
    public void A_chunk_over_its_most_is_followed_by_as_long_a_rest()
    {
        BackfillPace.Wait(_options, 100, TimeSpan.FromSeconds(1.5), 1).Should().Be(TimeSpan.FromSeconds(1.5));
        BackfillPace.Wait(_options, 100, TimeSpan.FromSeconds(1), 1).Should().Be(TimeSpan.Zero);
    }
}
