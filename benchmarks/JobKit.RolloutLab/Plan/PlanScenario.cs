using System.Text.Json;
using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>The scenario <c>plan</c>. Ends with 0, with 1 when the traffic cannot decide the plan, with 2 when there is nothing to simulate.</summary>
internal static class PlanScenario
{
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (!PlanArguments.TryParse(args, out var arguments, out var problem))
        {
            return Refuse(2, errors, [problem, $"usage:\n{PlanArguments.Usage}"]);
        }

        if (Read(arguments.File, errors) is not { } plan)
        {
            return 2;
        }

        if (plan.Policy == RolloutPolicy.Seed)
        {
            return Refuse(2, errors, ["policy is seed. It must be sequential: the seed's policy follows no plan. See what it does with the other scenarios and --policy seed."]);
        }

        var forecast = PlanFeasibility.Of(plan, arguments.Rps, arguments.Error);
        if (!forecast.Feasible)
        {
            return Refuse(1, errors, forecast.Problems);
        }

        foreach (var line in new PlanSimulation(forecast, arguments).Lines())
        {
            output.WriteLine(arguments.Json ? JsonSerializer.Serialize(line, LabJson.Default.PlanLine) : PlanLineText.Of(line));
        }

        return 0;
    }

    private static RolloutPlan? Read(string file, TextWriter errors)
    {
        try
        {
            return RolloutPlan.FromJson(File.ReadAllText(file));
        }
        catch (RolloutPlanException e)
        {
            Refuse(2, errors, e.Problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(2, errors, [$"The plan's file cannot be read: {e.Message}"]);
        }

        return null;
    }

    private static int Refuse(int code, TextWriter errors, IEnumerable<string> problems)
    {
        foreach (var problem in problems)
        {
            errors.WriteLine(problem);
        }

        return code;
    }
}
