using System.Collections.Immutable;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>A plan from its JSON. What cannot be read is told and takes its default, so that the check does not tell it again.</summary>
internal static class PlanReader
{
    // Stands for a key that is missing or no text; it is never used.
    private const string NoKey = "rollout";

    /// <returns>Null when it is no JSON object at all.</returns>
    public static RolloutPlan? Read(string json, List<string> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(new PlanMembers(document.RootElement, "", problems))
                : Refuse(problems, $"The plan is {NameText.Shown(document.RootElement.GetRawText())}.");
        }
        catch (JsonException e)
        {
            return Refuse(problems, $"The plan is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            // Half a surrogate pair has no UTF-8, and one that is escaped has no text.
            return Refuse(problems, "The plan has half a surrogate pair in it.");
        }
    }

    private static RolloutPlan Read(PlanMembers it)
    {
        if (it.Has("$schema"))
        {
            it.Text("$schema", "the schema's address, or remove it");
        }

        var plan = new RolloutPlan
        {
            Key = Key(it),
            Unit = it.Text("unit", "\"user\"") ?? "user",
            Salt = it.Text("salt", "the key and a number, like \"create-storybook:1\"")!,
            Hash = it.Word("hash", RouteHash.Stable),
            Anonymous = it.Word("anonymous", AnonymousRouting.Legacy),
            FailSafe = it.Word("failSafe", MigrationSide.Legacy),
            Stages = StagesReader.Stages(it),
            Steps = StagesReader.Steps(it),
            Holdback = it.Share("holdback", TrafficShare.FromPpm(50_000)),
            Policy = it.Word("policy", RolloutPolicy.Sequential),
            AcknowledgeKnownFaults = it.Flag("acknowledgeKnownFaults", fallback: false),
            IrreversibleFrom = StagesReader.IrreversibleFrom(it),
            Parameters = ParametersReader.Read(it),
            Windows = CalendarReader.Windows(it),
            Freezes = CalendarReader.Freezes(it),
            Approvals = StagesReader.Approvals(it),
            DependsOn = DependsOn(it),
            Rollback = Rollback(it),
            AlertChannel = it.Text("alertChannel", "a channel like \"#migrations\", or remove it for the app's"),
        };
        it.Close();
        return plan;
    }

    private static string Key(PlanMembers it)
    {
        const string mend = "the rollout's name, like \"create-storybook\"";
        var key = it.Text("key", mend);
        if (!it.Has("key"))
        {
            it.Missing("key", mend);
        }

        return key ?? NoKey;
    }

    private static ImmutableArray<string> DependsOn(PlanMembers it)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        foreach (var (path, element) in it.List("dependsOn", "the keys of other rollouts, like [\"create-image\"]") ?? [])
        {
            if (it.TextOf(path, element, "the key of another rollout") is { } key)
            {
                keys.Add(key);
            }
        }

        return keys.ToImmutable();
    }

    private static RollbackChoices Rollback(PlanMembers it)
    {
        if (it.Object("rollback", "an object with queued, running and worker") is not { } rollback)
        {
            return new();
        }

        var choices = new RollbackChoices
        {
            Queued = rollback.Word("queued", QueuedAtRollback.LetRun),
            Running = rollback.Word("running", RunningAtRollback.LetFinish),
            Worker = rollback.Word("worker", WorkerAtRollback.Keep),
        };
        rollback.Close();
        return choices;
    }

    private static RolloutPlan? Refuse(List<string> problems, string what)
    {
        problems.Add($"{what} It must be one JSON object, without comments or commas at ends. Write it like {{ \"key\": \"create-storybook\", \"stages\": [\"Canary\", \"Complete\"] }}.");
        return null;
    }
}
