using System.Text.Json;

namespace JobKit.RolloutLab.Tests;

public sealed class PlanScenarioTests : IDisposable
{
    private const string Quick = """{ "key": "a", "stages": ["Shadow", "Canary", "Complete"], "steps": [20, 100] }""";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_healthy_candidate_gets_to_the_plans_end_and_a_bad_one_does_not()
    {
        var lines = Lines(Quick, "--rps 20 --error 0.01 --runs 20");

        var (healthy, worse, worst) = (lines[0], lines[1], lines[2]);
        healthy.GetProperty("falseRollbackRate").GetDouble().Should().BeLessThan(.05);
        healthy.GetProperty("medianHoursToFull").GetDouble().Should().BeInRange(.5, 3);
        worse.GetProperty("detectedRate").GetDouble().Should().BeGreaterThan(.9);
        worse.GetProperty("falseAdvanceRate").GetDouble().Should().BeLessThan(.05);
        worst.GetProperty("harmedRequests").GetDouble().Should().BeInRange(1, worse.GetProperty("harmedRequests").GetDouble());
        worst.GetProperty("p95SecondsToRollback").GetDouble().Should().BeLessThan(300);
    }

    [Fact]
    public void Each_line_has_the_members_of_all_scenarios_and_says_what_was_simulated()
    {
        var lines = Lines(Quick, "--rps 50 --runs 2 --seed 5");

        lines.Should().HaveCount(3);
        foreach (var line in lines)
        {
            foreach (var name in new[] { "falseRollbackRate", "falseAdvanceRate", "medianUnitsToRollback", "p95SecondsToRollback", "harmedRequests" })
            {
                line.TryGetProperty(name, out _).Should().BeTrue(name);
            }

            (line.GetProperty("scenario").GetString(), line.GetProperty("policy").GetString(), line.GetProperty("runs").GetInt32(), line.GetProperty("seed").GetInt32())
                .Should().Be(("plan", "sequential", 2, 5));
            line.GetProperty("setting").GetProperty("unitsPerSecond").GetDouble().Should().Be(50);
        }
    }

    [Fact]
    public void Each_step_says_the_smallest_effect_that_it_sees()
    {
        var steps = Lines(Quick, "--rps 20 --runs 10")[0].GetProperty("steps").EnumerateArray().ToArray();

        steps.Select(step => step.GetProperty("share").GetString()).Should().Equal("20", "100");
        steps.Should().OnlyContain(step => step.GetProperty("rollsBackFrom").GetDouble() <= .03 && step.GetProperty("stopsFrom").GetDouble() == .015);
    }

    [Fact]
    public void The_same_seed_gives_the_same_text()
    {
        string[] Once() => [.. Run(Quick, "--rps 50 --runs 3").Output.Split('\n').Select(line => line.Split("  [")[0])];

        Once().Should().HaveCountGreaterThan(5).And.Equal(Once());
    }

    [Fact]
    public void A_plan_that_its_traffic_cannot_decide_is_refused_and_told_how_much_it_needs()
    {
        var (code, output, errors) = Run("""{ "key": "a", "stages": ["Canary"], "steps": [1, 5, 20] }""", "--rps 0.1 --runs 1");

        (code, output).Should().Be((1, ""));
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2).And.OnlyContain(line => line.Contains(" candidate units (") && line.Contains("within maxDwell"));
    }

    [Theory]
    [InlineData("""{ "key": "a", "stages": [] }""", "--rps 1", "stages is empty.")]
    [InlineData("""{ "key": "a", "stages": ["Canary"], "policy": "seed", "acknowledgeKnownFaults": true }""", "--rps 1", "policy is seed. It must be sequential")]
    [InlineData(Quick, "", "--rps is missing.")]
    [InlineData(Quick, "--rps -1", "--rps is unknown, or its value is")]
    [InlineData(Quick, "--rps 1 --error 0.6", "--error is unknown, or its value is")]
    [InlineData(null, "--rps 1", "The plan's file cannot be read")]
    public void What_cannot_be_simulated_is_told(string? plan, string arguments, string problem)
    {
        var (code, output, errors) = Run(plan, arguments);

        (code, output).Should().Be((2, ""));
        errors.Should().StartWith(problem);
    }

    [Fact]
    public void Windows_hold_the_plan_up()
    {
        var open = Lines(Quick, "--rps 50 --runs 3")[0].GetProperty("medianHoursToFull").GetDouble();
        // The run begins on a Monday.
        var held = Lines(Quick[..^1] + """, "windows": [{ "days": "Tue", "from": "09:00", "to": "17:00" }] }""", "--rps 50 --runs 3")[0].GetProperty("medianHoursToFull").GetDouble();

        held.Should().BeGreaterThan(33).And.BeGreaterThan(open);
    }

    private JsonElement[] Lines(string plan, string arguments)
    {
        var (code, output, errors) = Run(plan, arguments + " --json");
        (code, errors).Should().Be((0, ""));
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private (int Code, string Output, string Errors) Run(string? plan, string arguments)
    {
        if (plan is not null)
        {
            File.WriteAllText(_file, plan);
        }

        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = PlanScenario.Run(["plan", _file, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)], output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
