namespace JobKit.Tests;

public sealed class JobLifecycleTests
{
    public static TheoryData<JobStatus> Statuses => new(Enum.GetValues<JobStatus>());

    public static TheoryData<JobVerb> Verbs => new(Enum.GetValues<JobVerb>());

    [Fact]
    public void No_transition_is_listed_twice()
    {
        JobLifecycle.Transitions.Select(row => (row.From, row.Verb, row.To)).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Each_status_is_reached_from_an_enqueue(JobStatus status)
    {
        var reached = new HashSet<JobStatus?> { null };
        while (JobLifecycle.Transitions.Any(row => reached.Contains(row.From) && reached.Add(row.To)))
        {
        }

        reached.Should().Contain(status);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Each_verb_leads_somewhere(JobVerb verb)
    {
        JobLifecycle.Transitions.Should().Contain(row => row.Verb == verb);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void An_ended_job_is_only_retried_or_pruned(JobStatus status)
    {
        var verbs = JobLifecycle.Transitions.Where(row => row.From == status).Select(row => row.Verb).Distinct().ToList();

        if (status.IsTerminal())
        {
            verbs.Should().Contain(JobVerb.Prune).And.BeSubsetOf([JobVerb.Retry, JobVerb.Prune]);
        }
        else
        {
            verbs.Should().NotContain([JobVerb.Retry, JobVerb.Prune]);
        }
    }

    [Fact]
    public void A_completed_job_is_not_retried()
    {
        JobLifecycle.Allows(JobStatus.Completed, JobVerb.Retry).Should().BeFalse();
    }

    [Fact]
    public void Only_a_claim_makes_a_job_processing()
    {
        JobLifecycle.Transitions.Where(row => row.To == JobStatus.Processing && row.From != JobStatus.Processing)
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { From = JobStatus.Pending, Verb = JobVerb.Claim });
    }

    [Fact]
    public void Whatever_ends_unfinished_work_may_find_a_cancel_request()
    {
        var unfinished = JobLifecycle.Transitions
            .Where(row => row.From == JobStatus.Processing && row.To is JobStatus.Pending or JobStatus.Failed)
            .Select(row => row.Verb).Distinct();

        unfinished.Should().OnlyContain(verb => JobLifecycle.Allows(JobStatus.Processing, verb, JobStatus.Cancelled));
    }

    [Fact]
    public void What_is_not_in_the_table_is_not_allowed()
    {
        JobLifecycle.Allows(JobStatus.Pending, JobVerb.Complete).Should().BeFalse();
        JobLifecycle.Allows(JobStatus.Processing, JobVerb.Complete, JobStatus.Cancelled).Should().BeFalse();
        JobLifecycle.Allows(null, JobVerb.Claim).Should().BeFalse();
    }
}
