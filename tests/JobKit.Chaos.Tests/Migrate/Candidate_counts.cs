using JobKit.Migration;

namespace JobKit.Chaos.Tests.Migrate;

public sealed class Candidate_counts
{
    private static readonly StampedJob[] Jobs = [Noted.Job(JobStatus.Completed), Noted.Job(JobStatus.Completed), Noted.Job(JobStatus.Failed)];

    private static readonly NodeNotes Asked = new("node-1", [.. Jobs.Select(job => Noted.Candidate(job.Id))], Death: null);

    [Fact]
    public void Counts_that_are_those_of_the_jobs_are_right_with_enqueues_that_failed()
    {
        CandidateCheck.Problems([Noted.Row(ObservedArm.Candidate, 3, 3, 1)], Jobs, [Asked]).Should().BeEmpty();
        CandidateCheck.Problems([Noted.Row(ObservedArm.Candidate, 5, 5, 3, refused: 2)], Jobs, [Asked]).Should().BeEmpty();
    }

    [Theory]
    [InlineData(2, 3, 1, "*2 units*its jobs say 3")]
    [InlineData(4, 3, 1, "*4 units*its jobs say 3")]
    [InlineData(3, 2, 1, "*2 done*its jobs say 3")]
    [InlineData(3, 3, 0, "*0 errors*its jobs say 1")]
    public void None_may_be_missing_and_none_twice(long units, long done, long errors, string problem)
    {
        CandidateCheck.Problems([Noted.Row(ObservedArm.Candidate, units, done, errors)], Jobs, [Asked]).Should().ContainSingle().Which.Should().Match(problem);
    }

    [Fact]
    public void Jobs_without_any_count_are_missed()
    {
        CandidateCheck.Problems([], Jobs, [Asked]).Should().HaveCount(3);
    }

    [Fact]
    public void A_job_that_nobody_asked_for_one_that_is_lost_and_one_that_does_not_end_are_told()
    {
        var open = Noted.Job(JobStatus.Processing);
        var row = Noted.Row(ObservedArm.Candidate, 4, 3, 1);

        CandidateCheck.Problems([row], [.. Jobs, open], [Asked]).Should().BeEquivalentTo("1 jobs are there that no node noted", "1 of 4 jobs have not ended");
        var more = Asked with { Units = [.. Asked.Units, Noted.Candidate(Guid.CreateVersion7())] };
        CandidateCheck.Problems([Noted.Row(ObservedArm.Candidate, 3, 3, 1)], Jobs, [more]).Should().Equal("1 requests to nodes that were never killed have no job");
        CandidateCheck.Problems([Noted.Row(ObservedArm.Candidate, 3, 3, 1)], Jobs, [more with { Death = Noted.Killed.Death }]).Should().BeEmpty("it died before the enqueue");
    }
}
