using JobKit;

namespace Storybook.Tests;

/// <summary>Three requests: one that legacy answered, one that a job answered, one whose job failed. Each test takes one thing away.</summary>
public sealed class Counting_what_was_lost : IDisposable
{
    private const string Job = "019a0000-0000-7000-8000-000000000002";

    private const string FailedJob = "019a0000-0000-7000-8000-000000000003";

    private readonly string _folder = Directory.CreateTempSubdirectory("storybook").FullName;

    private readonly Dictionary<int, LegacyReading> _answers = new()
    {
        [1] = new(AnswerKind.Book, "a"),
        [2] = new(AnswerKind.Book, "b"),
        [3] = new(AnswerKind.Failed, FailedJob),
    };

    private readonly List<ShelvedBook> _books = [new("a", "one", true), new("b", "two", true), new("c", "three", false)];

    private readonly List<StoredJob> _jobs = [new(Job, "two", JobStatus.Completed), new(FailedJob, "three", JobStatus.Failed)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_is_lost_where_every_answer_has_its_row()
    {
        var count = Count();
        (count.Served, count.Failed, count.Lost).Should().Be((2, 1, 0));
        count.Problems.Should().BeEmpty();
    }

    [Fact]
    public void A_request_without_an_answer_is_lost()
    {
        _answers.Remove(1);
        Lost("request 1 is lost: it got no answer");
    }

    [Fact]
    public void A_request_whose_connection_broke_is_lost()
    {
        _answers[1] = new(AnswerKind.None, Problem: "reset");
        Lost("request 1 is lost: it got no answer: reset");
    }

    [Fact]
    public void An_answer_in_another_shape_is_lost()
    {
        _answers[1] = new(AnswerKind.Wrong, Problem: "a book of other members");
        Lost("request 1 is lost: it was answered in another shape than the contract's: a book of other members");
    }

    [Fact]
    public void A_book_without_a_row_is_lost()
    {
        _books.RemoveAt(0);
        Lost("request 1 is lost: its book is not in the database");
    }

    [Fact]
    public void A_book_that_is_anothers_is_lost()
    {
        _answers[1] = new(AnswerKind.Book, "b");
        Lost("request 1 is lost: its book is not in the database");
    }

    [Fact]
    public void A_book_without_its_file_is_lost()
    {
        _books[1] = _books[1] with { HasFile = false };
        Lost("request 2 is lost: its book has no file");
    }

    [Fact]
    public void A_book_whose_job_did_not_complete_is_lost()
    {
        _jobs[0] = _jobs[0] with { Status = JobStatus.Processing };
        Lost("request 2 is lost: its book was answered, and its job did not complete");
    }

    [Fact]
    public void A_failure_without_a_failed_job_is_lost()
    {
        _jobs.RemoveAt(1);
        Lost("request 3 is lost: it was told that its job had failed, and there is no such job");
    }

    [Fact]
    public void A_promise_that_was_never_kept_is_lost()
    {
        _answers[3] = new(AnswerKind.Processing, FailedJob);
        Lost("request 3 is lost: it was told to ask again, and never got an answer");
    }

    [Fact]
    public void Work_that_was_done_twice_is_told()
    {
        _jobs.Add(new("019a0000-0000-7000-8000-000000000004", "two", JobStatus.Completed));
        Count().Problems.Should().Equal("\"two\" was asked for once and has 2 jobs");
    }

    [Fact]
    public void Work_that_nobody_asked_for_is_told()
    {
        _books.Add(new("d", "four", true));
        Count().Problems.Should().Equal("nobody asked for \"four\", and it is in the database");
    }

    private void Lost(string problem)
    {
        var count = Count();
        count.Lost.Should().Be(1);
        count.Problems.Should().Equal(problem);
    }

    /// <summary>By way of the file, as in the demo.</summary>
    private LossCount Count()
    {
        var path = Path.Combine(_folder, "ledger.tsv");
        using (var ledger = new Ledger(path, TimeProvider.System))
        {
            ledger.Sent(1, "one");
            ledger.Sent(2, "two");
            ledger.Answered(2, new(AnswerKind.Processing, Job));
            ledger.Sent(3, "three");
            foreach (var (number, answer) in _answers)
                ledger.Answered(number, answer);
        }

        return LossCheck.Of(Ledger.Read(path), _books, _jobs);
    }
}
