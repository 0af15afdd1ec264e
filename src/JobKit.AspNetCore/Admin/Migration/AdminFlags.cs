using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Flags for operators, in the seeds' shapes.</summary>
internal sealed class AdminFlags(IFeatureFlags flags)
{
    public IResult All() => new WireResult<IReadOnlyDictionary<string, FlagBody>>(
        flags.GetAll().OrderBy(it => it.Key, StringComparer.Ordinal).ToDictionary(it => it.Key, it => View(it.Value), StringComparer.Ordinal),
        WireJson.Default.IReadOnlyDictionaryStringFlagBody);

    public IResult Evaluate(string name, string? targetingKey)
    {
        if (!flags.GetAll().ContainsKey(name))
        {
            throw new FeatureFlagNotFoundException(name);
        }

        var answer = flags.Evaluate(name, new() { TargetingKey = targetingKey });
        return new WireResult<FlagEvaluationBody>(
            new(name, answer.Enabled, answer.Variant, answer.Reason, answer.Version, answer.Stale), WireJson.Default.FlagEvaluationBody);
    }

    public async Task<IResult> UpdateAsync(HttpContext http)
    {
        var (request, problem) = await AdminRequest.ReadAsync(http, WireJson.Default.FlagRequest).ConfigureAwait(false);
        if (request is null)
        {
            return problem!;
        }

        if (string.IsNullOrEmpty(request.FlagName) || request.Updates is not { } updates)
        {
            return new ProblemResult(MigrationCodes.MissingFields, "Send flagName and updates.");
        }

        var by = AdminRequest.By(http, request.Reason);
        var changed = request.Version is { } version
            ? await flags.UpdateAsync(Change(await FindAsync(request.FlagName, http).ConfigureAwait(false), updates) with { Version = version }, by, http.RequestAborted).ConfigureAwait(false)
            : await flags.UpdateAsync(request.FlagName, flag => Change(flag, updates), by, http.RequestAborted).ConfigureAwait(false);
        return new WireResult<FlagChangedBody>(new(Success: true, View(changed)), WireJson.Default.FlagChangedBody);
    }

    private static FeatureFlag Change(FeatureFlag flag, FlagUpdates updates) => flag with
    {
        Description = updates.Description ?? flag.Description,
        Enabled = updates.Enabled ?? flag.Enabled,
        Share = updates.RolloutPercentage is { } percent ? TrafficShare.FromPercent(percent) : flag.Share,

        // The seeds have one list for both; a name that is a group's here stays one.
        UserIds = updates.UserGroups is { } users ? [.. users.Except(flag.Groups, StringComparer.Ordinal)] : flag.UserIds,
        Groups = updates.UserGroups is { } groups ? [.. flag.Groups.Intersect(groups, StringComparer.Ordinal)] : flag.Groups,
        ClientVisible = updates.ClientVisible ?? flag.ClientVisible,
    };

    private async Task<FeatureFlag> FindAsync(string name, HttpContext http) =>
        await flags.FindAsync(name, http.RequestAborted).ConfigureAwait(false) ?? throw new FeatureFlagNotFoundException(name);

    private FlagBody View(FeatureFlag flag)
    {
        var isForced = flags.Evaluate(flag.Name, default).Reason == FlagReason.Override;
        return new()
        {
            Name = flag.Name,
            Description = flag.Description,
            Enabled = flag.Enabled,
            RolloutPercentage = flag.Share.Percent,
            UserGroups = [.. flag.UserIds, .. flag.Groups],
            ClientVisible = flag.ClientVisible,
            Source = isForced ? "configuration" : "store",
            Locked = isForced,
            Version = flag.Version,
        };
    }
}
