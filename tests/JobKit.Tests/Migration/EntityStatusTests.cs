using JobKit.Migration;
using static JobKit.JobStatus;

namespace JobKit.Tests.Migration;

public sealed class EntityStatusTests
{
    /// <summary>Whether it was ever claimed, its status, and what the entity is then: every state that a job can have.</summary>
    public static TheoryData<bool, JobStatus, EntityState, string> OneJob { get; } = new()
    {
        { false, Pending, EntityState.Ingested, "INGESTED" },
        { true, Pending, EntityState.Processing, "PROCESSING" },
        { true, JobStatus.Processing, EntityState.Processing, "PROCESSING" },
        { true, Completed, EntityState.Stored, "STORED" },
        { false, Failed, EntityState.Failed, "FAILED" },
        { true, Failed, EntityState.Failed, "FAILED" },
        { false, Cancelled, EntityState.Cancelled, "CANCELLED" },
        { true, Cancelled, EntityState.Cancelled, "CANCELLED" },
    };

    public static TheoryData<JobStatus, JobStatus, EntityState> TwoJobs { get; } = new()
    {
        { Pending, Pending, EntityState.Ingested },
        { Pending, JobStatus.Processing, EntityState.Processing },
        { Pending, Completed, EntityState.Processing },
        { Pending, Failed, EntityState.Processing },
        { Pending, Cancelled, EntityState.Processing },
        { JobStatus.Processing, JobStatus.Processing, EntityState.Processing },
        { JobStatus.Processing, Completed, EntityState.Processing },
        { JobStatus.Processing, Failed, EntityState.Processing },
        { JobStatus.Processing, Cancelled, EntityState.Processing },
        { Completed, Completed, EntityState.Stored },
        { Completed, Failed, EntityState.Failed },
        { Completed, Cancelled, EntityState.Cancelled },
        { Failed, Failed, EntityState.Failed },
        { Failed, Cancelled, EntityState.Failed },
        { Cancelled, Cancelled, EntityState.Cancelled },
    };

    [Fact]
    public void An_entity_without_jobs_is_ingested() =>
        EntityStatus.Project(job: null).Should().BeEquivalentTo(new { State = EntityState.Ingested, Name = "INGESTED", Progress = 0 });

    [Theory]
    [MemberData(nameof(OneJob))]
    public void One_job_gives_its_entity_the_state(bool begun, JobStatus status, EntityState state, string name)
    {
        var projected = EntityStatus.Project(Of("thumbnail", status) with { StartedAt = begun ? DateTimeOffset.UnixEpoch : null });

        projected.State.Should().Be(state);
        projected.Name.Should().Be(name);
    }

    [Theory]
    [MemberData(nameof(TwoJobs))]
    public void Two_jobs_give_their_entity_the_state_in_either_order(JobStatus one, JobStatus other, EntityState state)
    {
        EntityStatus.Project([Of("thumbnail", one), Of("preview", other)]).State.Should().Be(state);
        EntityStatus.Project([Of("thumbnail", other), Of("preview", one)]).State.Should().Be(state);
    }

    [Fact]
    public void Every_pair_of_statuses_is_in_the_table() =>
        TwoJobs.Should().HaveCount(Enum.GetValues<JobStatus>().Length * (Enum.GetValues<JobStatus>().Length + 1) / 2);

    [Fact]
    public void Work_that_waits_for_another_attempt_has_begun() =>
        EntityStatus.Project(Of("thumbnail", Pending) with { Attempt = 1 }).State.Should().Be(EntityState.Processing);

    [Fact]
    public void A_later_job_of_a_type_replaces_an_earlier_one()
    {
        var failed = Of("thumbnail", Failed);
        var again = Of("thumbnail", Completed) with { CreatedAt = failed.CreatedAt.AddMinutes(1) };

        EntityStatus.Project([again, failed]).Should().BeEquivalentTo(new { State = EntityState.Stored, Progress = 100 });
        EntityStatus.Project([again, failed]).FailedTypes.Should().BeEmpty();
        EntityStatus.Project([failed with { CreatedAt = again.CreatedAt.AddMinutes(1) }, again]).State.Should().Be(EntityState.Failed);
    }

    [Fact]
    public void A_failure_is_told_while_other_work_goes_on()
    {
        var projected = EntityStatus.Project([Of("thumbnail", Failed), Of("preview", JobStatus.Processing), Of("caption", Failed)]);

        projected.State.Should().Be(EntityState.Processing);
        projected.FailedTypes.Should().Equal("caption", "thumbnail");
    }

    [Fact]
    public void A_hidden_job_does_not_count() =>
        EntityStatus.Project([Of("thumbnail", Completed), Of("preview", Failed) with { Hidden = true }]).State.Should().Be(EntityState.Stored);

    [Fact]
    public void Work_that_is_expected_and_not_enqueued_keeps_an_entity_from_being_stored()
    {
        string[] expected = ["thumbnail", "preview"];

        EntityStatus.Project([Of("thumbnail", Completed)], expected).Should().BeEquivalentTo(new { State = EntityState.Processing, Progress = 50 });
        EntityStatus.Project([Of("thumbnail", Pending)], expected).State.Should().Be(EntityState.Ingested);
        EntityStatus.Project([], expected).Should().BeEquivalentTo(new { State = EntityState.Ingested, Progress = 0 });
        EntityStatus.Project([Of("thumbnail", Completed), Of("preview", Completed)], expected).State.Should().Be(EntityState.Stored);
    }

    [Fact]
    public void Progress_is_the_mean_and_reaches_100_only_when_stored()
    {
        EntityStatus.Project([Of("thumbnail", Completed), Of("preview", JobStatus.Processing) with { Progress = 40 }]).Progress.Should().Be(70);
        EntityStatus.Project([Of("thumbnail", Completed), Of("preview", JobStatus.Processing) with { Progress = 100 }]).Progress.Should().Be(99);
    }

    private static Job Of(string type, JobStatus status) => new()
    {
        Id = JobId.New(),
        Type = type,
        Queue = "default",
        Payload = "{}",
        Status = status,
        StartedAt = status == Pending ? null : DateTimeOffset.UnixEpoch,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
