using JobKit.Migration;

namespace JobKit.Chaos.Tests.Migrate;

public sealed class Backfilled_rows
{
    private static readonly Guid[] Jobs = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    private static readonly (int Book, Guid? Job)[] Books = [(1, Jobs[0]), (2, Jobs[1]), (3, Jobs[2])];

    private static readonly BackfillProgress Whole = new() { Name = "books", State = BackfillState.Finished, Done = 3, Total = 3 };

    [Fact]
    public void A_job_for_each_book_and_counters_that_are_the_rows_are_right()
    {
        BackfillCheck.Problems(Whole, Books, Jobs).Should().BeEmpty();
    }

    [Fact]
    public void Each_way_to_lose_or_double_a_row_is_told()
    {
        Problem(Whole with { Done = 2 }, [Books[0], Books[1], (3, null)], Jobs[..2]).Should().Be("1 of 3 books have no job");
        Problem(Whole, [Books[0], Books[1], (3, Jobs[0])], Jobs[..2]).Should().Be("1 books share a job with another");
        Problem(Whole, Books, Jobs[..2]).Should().Be("1 linked jobs are not there");
        Problem(Whole, Books, [.. Jobs, Guid.CreateVersion7()]).Should().Be("1 jobs belong to no book: their rows were done twice");
        Problem(Whole with { Failed = 1 }, Books, Jobs).Should().Be("1 rows were rejected");
        Problem(Whole with { Done = 2 }, Books, Jobs).Should().Be("the counters say 2 of 3, and 3 of 3 books have a job");
        Problem(Whole with { Done = 4 }, Books, Jobs).Should().Be("the counters say 4 of 3, and 3 of 3 books have a job");
        Problem(Whole with { State = BackfillState.Running, Reason = "late" }, Books, Jobs).Should().Be("the backfill is Running: late");
    }

    private static string Problem(BackfillProgress progress, IReadOnlyCollection<(int Book, Guid? Job)> books, IReadOnlyCollection<Guid> jobs) =>
        BackfillCheck.Problems(progress, books, jobs).Should().ContainSingle().Subject;
}
