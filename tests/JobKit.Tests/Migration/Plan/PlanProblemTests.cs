using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Plan;

public sealed class PlanProblemTests
{
    private static RolloutPlan Good => new() { Key = "create-storybook", Stages = [MigrationStage.Canary, MigrationStage.RampDown, MigrationStage.Complete] };

    /// <summary>One member of a good plan, and the start of the only sentence that must follow.</summary>
    public static TheoryData<string, string> Wrong => new()
    {
        { "\"key\": \"a b\"", "key is \"a b\". It must be 1 to 100 characters of a-z" },
        { "\"unit\": \"\"", "unit is \"\". It must be 1 to 64 characters of a-z" },
        { "\"salt\": \"\"", "salt is 0 characters long. It must be 1 to 200 characters. Set it to the key and a number" },
        { "\"hash\": \"Stable\"", "hash is \"Stable\". It must be one of \"stable\", \"seed\". Set it to \"stable\"." },
        { "\"anonymous\": \"random\"", "anonymous is \"random\". It must be one of \"legacy\", \"sticky\", \"randomPerRequest\"." },
        { "\"failSafe\": null", "failSafe is null. It must be one of \"legacy\", \"candidate\"." },
        { "\"stages\": []", "stages is empty. It must name at least one stage beside Off" },
        { "\"stages\": [\"Off\"]", "stages is empty. It must name at least one stage beside Off" },
        { "\"stages\": \"Canary\"", "stages is \"Canary\". It must be a list. Set it to the plan's stages in order" },
        { "\"stages\": [\"Canary\", \"Frozen\"]", "stages[1] is \"Frozen\". It must be one of \"Off\", \"Shadow\"" },
        { "\"stages\": [\"Canary\", \"RolledBack\"]", "stages[1] is \"RolledBack\". It must be one of \"Off\", \"Shadow\"" },
        { "\"stages\": [\"Complete\", \"Canary\"]", "stages[1] is Canary after Complete. Stages must be in this order: Off, Shadow" },
        { "\"stages\": [\"Canary\", \"Canary\"]", "stages[1] is Canary a second time. Each stage must stand once. Remove it." },
        { "\"steps\": []", "steps is []. It must be \"auto\" or a list of percentages with at least one entry." },
        { "\"steps\": \"all\"", "steps is \"all\". It must be \"auto\" or a list" },
        { "\"steps\": [0, 4, 20]", "steps[0] is 0. Steps must rise: it must be above 0 and at most 100." },
        { "\"steps\": [20, 20, 50]", "steps[1] is 20. Steps must rise: it must be above 20 and at most 100." },
        { "\"steps\": [5, 25.0001]", "steps[1] is 25.0001. It must be at most 5 times the step before, 25. Put a step between 5 and 25.0001." },
        { "\"steps\": [5, 10]", "steps[1] is 10, and then comes RampDown with 100. The last step must be at least 20." },
        { "\"steps\": [20, 100.5]", "steps[1] is 100.5. It must be a number from 0 to 100 with at most 4 decimals." },
        { "\"steps\": [0.00001]", "steps[0] is 0.00001. It must be a number from 0 to 100 with at most 4 decimals." },
        { "\"stages\": [\"Shadow\", \"Complete\"], \"steps\": [50]", "steps is [50], and the plan has no stage Canary." },
        { "\"holdback\": -1", "holdback is -1. It must be a number from 0 to 100 with at most 4 decimals." },
        { "\"holdback\": 50.0001", "holdback is 50.0001. It must be between 0 and 50." },
        { "\"holdback\": \"5\"", "holdback is \"5\". It must be a number from 0 to 100 with at most 4 decimals." },
        { "\"policy\": \"seed\"", "acknowledgeKnownFaults is false. It must be true for the policy \"seed\"" },
        { "\"policy\": \"coin\"", "policy is \"coin\". It must be one of \"sequential\", \"seed\"." },
        { "\"acknowledgeKnownFaults\": \"yes\"", "acknowledgeKnownFaults is \"yes\". It must be true or false." },
        { "\"irreversibleFrom\": \"Off\"", "irreversibleFrom is Off. It must be one of Shadow to Complete, or null." },
        { "\"irreversibleFrom\": \"Frozen\"", "irreversibleFrom is \"Frozen\". It must be one of \"Off\"" },
        { "\"guardrails\": 1", "guardrails is 1. It must be an object." },
        { "\"guardrails\": { \"r0\": 0.99 }", "guardrails.r0 is 0.99. It must be between 1 and 10." },
        { "\"guardrails\": { \"alphaErrors\": 0 }", "guardrails.alphaErrors is 0. It must be above 0 and at most 0.1." },
        { "\"guardrails\": { \"alphaErrors\": 1e999 }", "guardrails.alphaErrors is " },
        { "\"guardrails\": { \"queueAgeLimit\": \"00:00:00.5\" }", "guardrails.queueAgeLimit is 00:00:00.5000000. It must be between 00:00:01" },
        { "\"guardrails\": { \"latency\": { \"budgetMs\": 0.5 } }", "guardrails.latency.budgetMs is 0.5. It must be a number of milliseconds between 1 and 86400000." },
        { "\"guardrails\": { \"latency\": { \"budgetMs\": 1e300 } }", "guardrails.latency.budgetMs is 1e300. It must be a number of milliseconds" },
        { "\"guardrails\": { \"latency\": { \"ratio\": 2 } }", "guardrails.latency.ratio is unknown. It must be one of mode, latencyRatio, ackSlack" },
        { "\"gates\": { \"marginErrors\": 0 }", "gates.marginErrors is 0. It must be above 0 and at most 0.5." },
        { "\"gates\": { \"minUnits\": 0.5 }", "gates.minUnits is 0.5. It must be a whole number." },
        { "\"gates\": { \"minUnits\": 0 }", "gates.minUnits is 0. It must be between 1 and 10000000." },
        { "\"cohort\": \"00:00:04\"", "cohort is 00:00:04. It must be between 00:00:05 and 00:01:00." },
        { "\"cohort\": \"00:00:05.5\"", "cohort is 00:00:05.5000000. It must be whole seconds." },
        { "\"cohort\": \"60\"", "cohort is \"60\". It must be a time like \"00:10:00\"" },
        { "\"minDwell\": \"-00:10:00\"", "minDwell is \"-00:10:00\". It must be a time like" },
        { "\"minDwell\": \"24:00:00\"", "minDwell is \"24:00:00\". It must be a time like" },
        { "\"minDwell\": \"8.00:00:00\"", "minDwell is 8.00:00:00. It must be between 00:00:00 and 7.00:00:00." },
        { "\"onInconclusive\": \"rollback\"", "onInconclusive is \"rollback\". It must be one of \"hold\", \"advance\", \"rollBack\"." },
        { "\"windows\": [{ \"from\": \"16:00\", \"to\": \"16:00\" }]", "windows[0] is from 16:00 to 16:00. From must be before to" },
        { "\"windows\": [{ \"from\": \"22:00\", \"to\": \"04:00\" }]", "windows[0] is from 22:00 to 04:00. From must be before to" },
        { "\"windows\": [{ \"from\": \"24:00\", \"to\": \"24:00\" }]", "windows[0].from is \"24:00\". It must be a time of day from 00:00 to 23:59." },
        { "\"windows\": [{ \"to\": \"16:00\" }]", "windows[0].from is missing. It must be given." },
        { "\"windows\": [{ \"from\": \"09:00\", \"to\": \"16:00\", \"days\": \"Mon-Fry\" }]", "windows[0].days is \"Mon-Fry\". It must be days and ranges of Mon, Tue" },
        { "\"windows\": [{ \"from\": \"09:00\", \"to\": \"16:00\", \"days\": \"\" }]", "windows[0].days is \"\". It must be days and ranges of Mon, Tue" },
        { "\"windows\": [{ \"from\": \"09:00\", \"to\": \"16:00\", \"zone\": \"Europe/Bonn\" }]", "windows[0].zone is \"Europe/Bonn\", which this machine does not know." },
        { "\"windows\": [{ \"from\": \"09:00\", \"to\": \"16:00\", \"zone\": \"../etc/passwd\" }]", "windows[0].zone is \"../etc/passwd\", which this machine does not know." },
        { "\"windows\": [{ \"from\": \"09:00\", \"to\": \"16:00\", \"till\": 1 }]", "windows[0].till is unknown. It must be one of days, from, to, zone." },
        { "\"windows\": [9]", "windows[0] is 9. It must be an object." },
        { "\"freezes\": [{ \"from\": \"2027-01-03\", \"to\": \"2026-12-20\" }]", "freezes[0] is from 2027-01-03 to 2026-12-20. The first day must not be after the last." },
        { "\"freezes\": [{ \"from\": \"2026-02-30\", \"to\": \"2026-03-01\" }]", "freezes[0].from is \"2026-02-30\". It must be a date like 2026-12-20." },
        { "\"freezes\": [{ \"from\": \"2026-02-01\", \"to\": \"2026-03-01\", \"zone\": \"CET?\" }]", "freezes[0].zone is \"CET?\", which this machine does not know." },
        { "\"approvals\": { \"Shadow\": 1 }", "approvals.Shadow names a stage that the plan never enters. It must be one of Canary, RampDown, Complete." },
        { "\"approvals\": { \"Frozen\": 1 }", "approvals.Frozen is unknown. It must be one of \"Off\", \"Shadow\"" },
        { "\"approvals\": { \"Complete\": 0 }", "approvals.Complete is 0. It must be a whole number from 1 to 10." },
        { "\"dependsOn\": [\"create-storybook\"]", "dependsOn[0] is create-storybook, the plan itself. It must be another rollout. Remove it." },
        { "\"dependsOn\": [\"a\", \"a\"]", "dependsOn[1] is a a second time." },
        { "\"dependsOn\": [\"a b\"]", "dependsOn[0] is \"a b\". It must be 1 to 100 characters" },
        { "\"dependsOn\": [1]", "dependsOn[0] is 1. It must be a text." },
        { "\"rollback\": { \"worker\": \"stop\" }", "rollback.worker is \"stop\". It must be one of \"keep\", \"pauseQueues\"." },
        { "\"rollback\": { \"queue\": \"letRun\" }", "rollback.queue is unknown. It must be one of queued, running, worker." },
        { "\"alertChannel\": \"\"", "alertChannel is 0 characters long. It must be 1 to 200 characters." },
        { "\"share\": 5", "share is unknown. It must be one of key, unit, salt" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_told_with_path_range_and_mend_and_nothing_else_is(string member, string sentence)
    {
        var json = PlanText.With(member);

        FluentActions.Invoking(() => RolloutPlan.FromJson(json)).Should().Throw<RolloutPlanException>()
            .Which.Problems.Should().ContainSingle().Which.Should().StartWith(sentence).And.Contain(" must ").And.EndWith(".");
    }

    [Fact]
    public void Without_key_and_stages_both_are_told()
    {
        FluentActions.Invoking(() => RolloutPlan.FromJson("{}")).Should().Throw<RolloutPlanException>()
            .Which.Problems.Select(problem => problem[..problem.IndexOf('.')]).Should().Equal("key is missing", "stages is missing");
    }

    [Fact]
    public void No_plan_stops_waiting_before_a_jobs_timeout()
    {
        var plan = Good with { Parameters = new() { MaturationWindow = TimeSpan.FromMinutes(10) } };

        plan.Problems(TimeSpan.FromMinutes(10)).Should().BeEmpty();
        plan.Problems(TimeSpan.FromMinutes(11)).Should().ContainSingle()
            .Which.Should().StartWith("maturationWindow is 00:10:00. It must be at least the timeout of one attempt, 00:11:00");
    }

    [Fact]
    public void What_only_code_can_say_wrong_is_told_too()
    {
        var plan = Good with
        {
            Hash = (RouteHash)9,
            Stages = [MigrationStage.Canary, MigrationStage.Frozen],
            Rollback = new() { Queued = (QueuedAtRollback)9 },
            Windows = [new() { Days = PlanDays.None, From = TimeSpan.FromSeconds(-1), To = TimeSpan.FromHours(25) }],
            Approvals = ImmutableSortedDictionary<MigrationStage, int>.Empty.Add(MigrationStage.Canary, 11),
        };

        plan.Problems().Select(problem => problem.Split(' ')[0]).Should().Equal("hash", "stages[1]", "approvals.Canary", "windows[0].days", "windows[0]", "rollback.queued");
    }

    [Fact]
    public void Lists_that_were_never_set_are_empty()
    {
        var plan = Good with { Steps = default, Windows = default, Freezes = default, DependsOn = default };

        plan.Problems().Should().BeEmpty();
        plan.ToJson().Should().Be(Good.ToJson());
        (Good with { Stages = default }).Problems().Should().ContainSingle().Which.Should().StartWith("stages is empty.");
    }

    [Theory]
    [InlineData(51, 1)]
    [InlineData(50, 0)]
    public void Lists_have_at_most_fifty_entries(int entries, int problems)
    {
        var windows = Good with { Windows = [.. Enumerable.Repeat(new PlanWindow { From = TimeSpan.Zero, To = TimeSpan.FromHours(1) }, entries)] };
        var freezes = Good with { Freezes = [.. Enumerable.Repeat(new PlanFreeze { From = new(2026, 1, 1), To = new(2026, 1, 1) }, entries)] };
        var others = Good with { DependsOn = [.. Enumerable.Range(0, entries).Select(it => $"k{it}")] };
        var steps = Good with { Steps = [.. Enumerable.Range(100 - entries, entries).Select(it => TrafficShare.FromPercent(it))] };

        foreach (var plan in new[] { windows, freezes, others, steps })
        {
            plan.Problems().Should().HaveCount(problems);
        }
    }
}
