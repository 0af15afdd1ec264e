namespace JobKit.Chaos.Tests.Client;

public sealed class Plans_and_logs
{
    [Fact]
    public void The_same_seed_plans_the_same_jobs_and_another_seed_others()
    {
        Plan(1).Should().Equal(Plan(1)).And.NotEqual(Plan(2));
    }

    [Fact]
    public void A_plan_has_every_kind_of_job_and_every_door()
    {
        Plan(1).Select(job => job.Kind).Distinct().Should().HaveCount(Enum.GetValues<JobKind>().Length - 1, "deaf handlers are for the freeze alone");
        Plan(1).Select(job => job.Door).Distinct().Should().HaveCount(Enum.GetValues<EnqueueDoor>().Length);
        PlannedJob.For(0, 1, 100, deaf: true).Should().NotBeNull();
    }

    [Fact]
    public void The_same_seed_draws_the_same_order_of_faults_and_keeps_their_number()
    {
        var counts = new Dictionary<FaultKind, int> { [FaultKind.StopDatabase] = 20, [FaultKind.KillBackend] = 20 };

        FaultPlan.Draw(counts, 1).Should().Equal(FaultPlan.Draw(counts, 1)).And.NotEqual(FaultPlan.Draw(counts, 2));
        FaultPlan.Draw(counts, 1).CountBy(kind => kind).ToDictionary().Should().BeEquivalentTo(counts);
    }

    [Fact]
    public void A_line_that_a_killed_client_did_not_finish_is_no_line()
    {
        var path = Path.GetTempFileName();
        try
        {
            var id = JobId.New();
            using (var log = new ClientLog(path))
                log.Write(ClientEvent.Intent, 7, id);
            File.AppendAllText(path, "Acknowledged 7 0199");

            ClientLog.Read(path).Should().Equal(new ClientLine(ClientEvent.Intent, 7, id.Value));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static PlannedJob[] Plan(int seed) => [.. Enumerable.Range(0, 1000).Select(index => PlannedJob.For(index, seed, 1000, deaf: false))];
}
