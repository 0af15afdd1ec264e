using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Plan;

public sealed class RolloutPlanJsonTests
{
    private const string Documented = """
        { "key": "create-storybook", "unit": "user", "salt": "create-storybook:1", "hash": "stable",
          "anonymous": "legacy", "failSafe": "legacy", "stages": ["Shadow","Canary","RampDown","Complete"],
          "steps": "auto", "holdback": 5, "policy": "sequential", "irreversibleFrom": "Complete",
          "guardrails": { "r0": 1.2, "alphaErrors": 0.01, "maxErrorRate": 0.05,
            "latency": { "mode": "relative", "budgetMs": 10000 }, "queueAgeLimit": "00:05:00" },
          "gates": { "kind": "difference", "marginErrors": 0.005, "minUnits": 200 },
          "cohort": "00:01:00", "minDwell": "00:10:00", "maxDwell": "7.00:00:00",
          "windows": [{ "days": "Mon-Thu", "from": "09:00", "to": "16:00", "zone": "Europe/Berlin" }],
          "freezes": [{ "from": "2026-12-20", "to": "2027-01-03" }],
          "approvals": { "Complete": 2 }, "dependsOn": [], "onInconclusive": "hold",
          "rollback": { "queued": "letRun", "running": "letFinish", "worker": "keep" } }
        """;

    internal static RolloutPlan Everything => new()
    {
        Key = "k.1",
        Unit = "tenant",
        Salt = "salt \u00E9 \"x\"",
        Hash = RouteHash.Seed,
        Anonymous = AnonymousRouting.RandomPerRequest,
        FailSafe = MigrationSide.Candidate,
        Stages = [MigrationStage.Off, MigrationStage.Shadow, MigrationStage.DualWrite, MigrationStage.Canary, MigrationStage.RampDown, MigrationStage.Complete],
        Steps = [TrafficShare.FromPercent(.1m), TrafficShare.FromPercent(.5m), TrafficShare.FromPercent(2.5m), TrafficShare.FromPercent(12), TrafficShare.FromPercent(60)],
        Holdback = TrafficShare.FromPercent(12.5m),
        Policy = RolloutPolicy.Seed,
        AcknowledgeKnownFaults = true,
        IrreversibleFrom = null,
        Parameters = new()
        {
            Guardrails = new()
            {
                R0 = 1.5,
                AlphaErrors = .02,
                AlphaLatency = .03,
                MaxErrorRate = .1,
                DetectorDays = 30,
                QueueAgeLimit = TimeSpan.FromMinutes(7),
                Latency = new()
                {
                    Mode = LatencyMode.Budget,
                    Ratio = 2,
                    AckSlack = TimeSpan.FromMilliseconds(20),
                    ResultSlack = TimeSpan.FromMilliseconds(70),
                    Budget = TimeSpan.FromMilliseconds(1500),
                    BudgetLimit = .1,
                },
            },
            Gates = new()
            {
                Kind = GateKind.Ratio,
                Alpha = .01,
                MarginErrors = .01,
                MarginErrorsRelative = .25,
                MarginC90 = .06,
                MarginC99 = .02,
                Ratio = 2,
                MinUnits = 300,
                MismatchLimit = .02,
            },
            Cohort = TimeSpan.FromSeconds(30),
            MaturationWindow = TimeSpan.FromMinutes(20),
            MinDwell = TimeSpan.FromHours(1),
            MaxDwell = TimeSpan.FromDays(14),
            StatsStaleAfter = TimeSpan.FromSeconds(5),
            CoolDown = TimeSpan.FromMinutes(10),
            OnInconclusive = Inconclusive.RollBack,
        },
        Windows = [new() { Days = PlanDays.Monday | PlanDays.Tuesday | PlanDays.Friday, From = TimeSpan.FromHours(9.5), To = TimeSpan.FromHours(24), Zone = "Asia/Tokyo" }],
        Freezes = [new() { From = new(2026, 12, 20), To = new(2027, 1, 3), Zone = "Europe/Berlin" }],
        Approvals = ImmutableSortedDictionary<MigrationStage, int>.Empty.Add(MigrationStage.Complete, 2).Add(MigrationStage.Canary, 1),
        DependsOn = ["a", "b"],
        Rollback = new() { Queued = QueuedAtRollback.ReplayViaLegacy, Running = RunningAtRollback.Cancel, Worker = WorkerAtRollback.PauseQueues },
        AlertChannel = "#migrations",
    };

    [Theory]
    [InlineData("""{"key":"\ud800"}""")]
    [InlineData("""{"key":"k","\udc00":1}""")]
    [InlineData("""{"key":"k","salt":"a\ud800b"}""")]
    [InlineData("""{"key":"k","hash":"\ud800"}""")]
    public void Half_a_surrogate_pair_that_is_escaped_is_refused_as_any_other_value(string json) =>
        FluentActions.Invoking(() => RolloutPlan.FromJson(json)).Should().Throw<RolloutPlanException>();

    [Fact]
    public void The_designs_plan_is_read_as_it_says()
    {
        var plan = RolloutPlan.FromJson(Documented);

        plan.Stages.Should().Equal(MigrationStage.Shadow, MigrationStage.Canary, MigrationStage.RampDown, MigrationStage.Complete);
        plan.Steps.Should().BeEmpty();
        plan.Windows.Single().Should().Be(new PlanWindow
        {
            Days = PlanDays.Monday | PlanDays.Tuesday | PlanDays.Wednesday | PlanDays.Thursday,
            From = TimeSpan.FromHours(9),
            To = TimeSpan.FromHours(16),
            Zone = "Europe/Berlin",
        });
        plan.Freezes.Single().Should().Be(new PlanFreeze { From = new(2026, 12, 20), To = new(2027, 1, 3) });
        plan.Approvals.Should().BeEquivalentTo(new Dictionary<MigrationStage, int> { [MigrationStage.Complete] = 2 });
        plan.Parameters.Should().Be(new SequentialParameters());
        plan.Parameters.OwnMaturationWindow.Should().BeNull("the plan is silent, so that its jobs may say it");
        RolloutPlan.FromJson(plan.ToJson()).Parameters.OwnMaturationWindow.Should().Be(TimeSpan.FromHours(1));
    }

    [Fact]
    public void What_a_plan_leaves_out_has_the_documented_default()
    {
        var plan = RolloutPlan.FromJson("""{ "key": "a", "stages": ["Canary", "Complete"] }""");

        plan.ToJson().Should().Be(
            """
            {"key":"a","unit":"user","salt":"a:1","hash":"stable","anonymous":"legacy","failSafe":"legacy","stages":["Canary","Complete"],"steps":"auto",
            "holdback":5,"policy":"sequential","acknowledgeKnownFaults":false,"irreversibleFrom":"Complete",
            "guardrails":{"r0":1.2,"alphaErrors":0.01,"alphaLatency":0.01,"maxErrorRate":0.05,"detectorDays":90,
            "latency":{"mode":"relative","latencyRatio":1.25,"ackSlack":"00:00:00.0100000","resultSlack":"00:00:00.0500000","budgetMs":10000,"budgetLimit":0.05},
            "queueAgeLimit":"00:05:00"},
            "gates":{"kind":"difference","alpha":0.05,"marginErrors":0.005,"marginErrorsRelative":0.5,"marginC90":0.05,"marginC99":0.01,"ratio":1.5,"minUnits":200,"mismatchLimit":0.01},
            "cohort":"00:01:00","maturationWindow":"01:00:00","minDwell":"00:10:00","maxDwell":"7.00:00:00","statsStaleAfter":"00:00:03","coolDown":"00:30:00","onInconclusive":"hold",
            "windows":[],"freezes":[],"approvals":{},"dependsOn":[],"rollback":{"queued":"letRun","running":"letFinish","worker":"keep"}}
            """.ReplaceLineEndings(""));
        plan.ToHash().Should().Be("346f905d95f667374c3ff77410a49e246d9e78f08591348f1fd4c6b75cd278ac");
    }

    [Fact]
    public void Every_member_survives_writing_and_reading()
    {
        var read = RolloutPlan.FromJson(Everything.ToJson());

        read.ToJson().Should().Be(Everything.ToJson());
        read.Should().BeEquivalentTo(Everything, it => it.ComparingByMembers<RolloutPlan>());
        // Nothing of it is a default, so that a member which is not written or not read would show.
        var defaults = RolloutPlan.FromJson("""{ "key": "a", "stages": ["Canary"] }""");
        typeof(RolloutPlan).GetProperties().Where(it => Equals(it.GetValue(read), it.GetValue(defaults))).Should().BeEmpty();
        foreach (var (changed, standard) in new (object, object)[]
        {
            (read.Parameters, defaults.Parameters), (read.Parameters.Guardrails, defaults.Parameters.Guardrails),
            (read.Parameters.Guardrails.Latency, defaults.Parameters.Guardrails.Latency), (read.Parameters.Gates, defaults.Parameters.Gates), (read.Rollback, defaults.Rollback),
        })
        {
            changed.GetType().GetProperties().Where(it => Equals(it.GetValue(changed), it.GetValue(standard))).Should().BeEmpty();
        }
    }

    [Fact]
    public void Equal_plans_have_one_text_and_one_hash_however_they_were_written()
    {
        var one = RolloutPlan.FromJson("""{ "key": "a", "stages": ["Canary", "Complete"], "holdback": 5.0, "windows": [{ "from": "09:00", "to": "16:00", "days": "Tue,Mon" }] }""");
        var other = RolloutPlan.FromJson("""{ "windows": [{ "days": "Mon-Tue", "from": "09:00", "to": "16:00", "zone": "UTC" }], "stages": ["Canary", "Complete"], "salt": "a:1", "key": "a" }""");

        other.ToHash().Should().Be(one.ToHash()).And.HaveLength(64);
        (other with { Holdback = TrafficShare.None }).ToHash().Should().NotBe(one.ToHash());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{ "key": "a", "stages": ["Canary"], }""")]
    [InlineData("""{ "key": "a", /* why */ "stages": ["Canary"] }""")]
    [InlineData("""{ "key": NaN, "stages": ["Canary"] }""")]
    public void What_is_no_JSON_is_refused_with_the_place(string json)
    {
        FluentActions.Invoking(() => RolloutPlan.FromJson(json)).Should().Throw<RolloutPlanException>()
            .Which.Problems.Should().ContainSingle().Which.Should().StartWith("The plan is not JSON at line 1, byte ").And.Contain("without comments");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"plan\"")]
    public void What_is_no_object_is_refused(string json)
    {
        FluentActions.Invoking(() => RolloutPlan.FromJson(json)).Should().Throw<RolloutPlanException>().WithMessage("The plan is *It must be one JSON object*");
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_each_with_its_path()
    {
        var refused = FluentActions.Invoking(() => RolloutPlan.FromJson("""
            { "key": 7, "salt": "", "kei": 1, "stages": ["Canary", "Off", "Canary"], "steps": [1, 10, 5], "holdback": 60,
              "guardrails": { "r0": 0.9, "alphaErrors": "1%", "latency": { "mod": "relative" } }, "cohort": "00:02:00", "minDwell": "10 min",
              "windows": [{ "from": "16:00", "to": "09:00", "zone": "Europe/Bonn" }, { "from": "9:00" }], "rollback": { "queued": "drop" }, "kei": 2 }
            """)).Should().Throw<RolloutPlanException>().Which;

        refused.Problems.Select(problem => problem.Split(' ')[0]).Should().BeEquivalentTo(
            "kei", "key", "guardrails.alphaErrors", "guardrails.latency.mod", "minDwell", "windows[1].from", "windows[1].to", "rollback.queued", "kei",
            "salt", "stages[1]", "steps[1]", "steps[2]", "holdback", "guardrails.r0", "cohort", "windows[0]", "windows[0].zone");
        refused.Problems.Should().OnlyContain(problem => problem.Contains(" must ") && problem.EndsWith('.'));
        refused.Message.Should().Be(string.Join(' ', refused.Problems));
    }
}
