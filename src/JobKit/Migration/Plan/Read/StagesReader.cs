using System.Collections.Immutable;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>A plan's stages, their shares and their approvals.</summary>
internal static class StagesReader
{
    private const string StagesMend = "the plan's stages in order, like [\"Shadow\", \"Canary\", \"Complete\"]";
    private const string StageMend = "a stage, like \"Canary\"";

    private static readonly string StageForm =
        $"one of {string.Join(", ", Enum.GetValues<MigrationStage>().Where(stage => stage <= MigrationStage.Complete).Select(stage => $"\"{stage}\""))}";

    public static ImmutableArray<MigrationStage> Stages(PlanMembers it)
    {
        if (!it.Has("stages"))
        {
            it.Missing("stages", StagesMend);
        }

        if (it.List("stages", StagesMend) is not { } list)
        {
            return [MigrationStage.Canary, MigrationStage.Complete];
        }

        MigrationStage?[] stages = [.. list.Select(each => it.Of(each.Path, each.Element, StageForm, StageMend, Stage))];
        // Where a stage is unreadable, what is left may be in order or not: the check is spared a guess.
        return stages.All(stage => stage is not null) ? [.. stages.OfType<MigrationStage>()] : [MigrationStage.Canary, MigrationStage.Complete];
    }

    /// <returns>Empty for automatic ones, and where they could not be read.</returns>
    public static ImmutableArray<TrafficShare> Steps(PlanMembers it)
    {
        const string mend = "\"auto\", or to rising percentages like [1, 5, 25, 50, 100]";
        var automatic = it.Value("steps", fallback: true, "\"auto\" or a list of percentages with at least one entry", mend, element =>
            element.ValueKind == JsonValueKind.String && element.ValueEquals("auto") ? true
            : element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0 ? false
            : null);
        if (automatic)
        {
            return [];
        }

        TrafficShare?[] shares = [.. it.List("steps", mend)!.Select(each => it.Of(each.Path, each.Element, PlanForms.ShareForm, "a percentage of the traffic, like 0.5", PlanForms.Share))];
        return shares.All(share => share is not null) ? [.. shares.OfType<TrafficShare>()] : [];
    }

    public static MigrationStage? IrreversibleFrom(PlanMembers it) =>
        it.Value("irreversibleFrom", (Stage: (MigrationStage?)MigrationStage.Complete, 0), $"{StageForm}, or null", "\"Complete\", or to null when every stage can be taken back", element =>
            element.ValueKind == JsonValueKind.Null ? (null, 0) : Stage(element) is { } stage ? (stage, 0) : null).Stage;

    public static ImmutableSortedDictionary<MigrationStage, int> Approvals(PlanMembers it)
    {
        var approvals = ImmutableSortedDictionary.CreateBuilder<MigrationStage, int>();
        if (it.Object("approvals", "a number of people for each stage, like { \"Complete\": 2 }") is not { } members)
        {
            return approvals.ToImmutable();
        }

        foreach (var (name, path, element) in members.All())
        {
            var stage = Known(PlanWords.Value<MigrationStage>(name));
            var people = members.Of<int>(path, element, "a whole number from 1 to 10", "how many people must approve", count => PlanForms.Whole(count) is >= 1 and <= 10 and var some ? (int)some : null);
            if (stage is null)
            {
                members.Unknown(path, StageForm, StageMend);
            }
            else if (people is not null)
            {
                approvals[stage.Value] = people.Value;
            }
        }

        return approvals.ToImmutable();
    }

    private static MigrationStage? Stage(JsonElement it) => Known(PlanWords.Value<MigrationStage>(PlanForms.Text(it)));

    // Rolled back and frozen are no steps of any ladder.
    private static MigrationStage? Known(MigrationStage? stage) => stage <= MigrationStage.Complete ? stage : null;
}
