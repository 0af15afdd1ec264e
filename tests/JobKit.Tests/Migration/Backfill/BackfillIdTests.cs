using JobKit.Migration;

namespace JobKit.Tests.Migration.Backfill;

public sealed class BackfillIdTests
{
    private static readonly DateTimeOffset Day = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_the_designs_vector() =>
        BackfillId.Of("storybooks", "42", Day).ToString().Should().Be("01941f29-7c00-87ff-aec9-19a15695a448");

    [Theory]
    [InlineData("storybooks", "43")]
    [InlineData("storybook", "s\n42")]
    [InlineData("Storybooks", "42")]
    public void Another_row_or_backfill_has_another_id(string backfill, string key) =>
        BackfillId.Of(backfill, key, Day).Should().NotBe(BackfillId.Of("storybooks", "42", Day));

    [Fact]
    public void Ids_sort_by_the_sources_creation_among_ids_of_new_jobs()
    {
        var old = BackfillId.Of("a", "1", Day);
        var newer = BackfillId.Of("a", "2", Day.AddMilliseconds(1));
        var between = new JobId(Guid.CreateVersion7(Day.AddMilliseconds(2)));
        var last = BackfillId.Of("a", "0", Day.AddMilliseconds(3));

        new[] { last, between, newer, old }.Order().Should().Equal(old, newer, between, last);
    }

    [Fact]
    public void Version_and_variant_are_those_of_a_UUIDv8_whatever_the_hash()
    {
        for (var key = 0; key < 200; key++)
        {
            var text = BackfillId.Of("a", $"{key}", Day).ToString();
            text[14].Should().Be('8');
            text[19].Should().BeOneOf('8', '9', 'a', 'b');
        }
    }

    [Theory]
    [InlineData(1969)]
    [InlineData(9001)]
    public void A_creation_that_no_store_holds_is_refused(int year)
    {
        var make = () => BackfillId.Of("a", "1", new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero));

        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*It must be between 1970-01-01 and 9000-01-01*");
    }
}
