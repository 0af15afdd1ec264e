using JobKit.Migration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>The emergency: one call takes one migration, or all, back to legacy.</summary>
internal sealed class RollBackMigration(IRollouts rollouts, RollbackKeys keys, ILogger<RollBackMigration> logger)
{
    private const string Phrase = "CONFIRM_ROLLBACK";
    private const string Route = "routeToLegacy";
    private const string Fault = "It failed in a way that is not told here; the log of this node has it. Roll this one back by its key.";

    private static readonly ProblemResult Unconfirmed = new(MigrationCodes.ConfirmationRequired, $"Send confirm: \"{Phrase}\".");

    private static readonly ProblemResult Unlisted = new(
        ErrorCodes.StoreUnavailable, "Which migrations there are could not be read, and no endpoint of this node serves one: nothing was rolled back. Roll them back by their keys.");

    /// <param name="key">The migration of the route, or null: that of the body, or all.</param>
    /// <param name="http">The request.</param>
    public async Task<IResult> RunAsync(string? key, HttpContext http)
    {
        var (request, problem) = await AdminRequest.ReadAsync(http, WireJson.Default.RollbackRequest).ConfigureAwait(false);
        if (request is null)
        {
            return problem!;
        }

        if (!request.DryRun && request.Confirm != Phrase)
        {
            return Unconfirmed;
        }

        var sent = http.Request.Headers["Idempotency-Key"];
        var order = new RollbackCall(AdminRequest.By(http, request.Reason), IdempotencyKey.IsOne(sent) ? sent[0] : null, request.DryRun);
        return (key ?? request.Migration) is { } one
            ? Answer([await OneAsync(one, order).ConfigureAwait(false)], request.DryRun)
            : await AllAsync(order).ConfigureAwait(false);
    }

    private static WireResult<RollbackBody> Answer(IReadOnlyList<RollbackDone> done, bool dryRun)
    {
        var failed = done.Any(one => one.Answer is null);
        var onNode = done.Any(one => one.Answer?.Scope == RollbackScope.Node);
        var ids = done.Select(one => one.Answer?.Rollback?.Id).OfType<string>().ToList();
        var message = failed ? "Not every migration could be rolled back; see the steps"
            : dryRun ? "Nothing was changed"
            : onNode ? "This node routes to legacy; the rest follows when the store is back"
            : "Emergency rollback completed successfully";
        var body = new RollbackBody(
            !failed, message, Scope: onNode ? "node" : "store", dryRun, ids.Count == 0 || dryRun ? null : string.Join(',', ids), [.. done.SelectMany(StepsOf)]);
        return new(body, WireJson.Default.RollbackBody, onNode ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    private static IEnumerable<RollbackStepBody> StepsOf(RollbackDone done)
    {
        var steps = done.Answer?.Steps ?? [];
        if (steps.All(step => step.Name != Route))
        {
            // Nothing is recorded of an app without jobs, and nothing yet while the store is away.
            var state = done.Answer is null ? RollbackStepState.Failed : done.Answer.Scope == RollbackScope.None ? RollbackStepState.Pending : RollbackStepState.Done;
            yield return new(done.Key, Route, state, Count: null, done.Problem);
        }

        foreach (var step in steps)
        {
            yield return new(done.Key, step.Name, step.State, step.Count, step.Detail);
        }
    }

    // Not with the request's token: whoever closes the page does not undo the emergency half-way.
    private async Task<RollbackDone> OneAsync(string key, RollbackCall call) =>
        new(key, await rollouts.RollBackAsync(key, call.By, call.IdempotencyKey, call.DryRun, CancellationToken.None).ConfigureAwait(false), Problem: null);

    private async Task<RollbackDone> TryOneAsync(string key, RollbackCall call)
    {
        try
        {
            return await OneAsync(key, call).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // One that cannot go back keeps no other from it, whatever it throws.
            AdminLog.NotRolledBack(logger, failure, OneLineText.Of(key));
            return new(key, Answer: null, ErrorMap.Of(failure)?.Detail ?? Fault);
        }
    }

    // All at once: none waits until the store had its time with the one before.
    private async Task<IResult> AllAsync(RollbackCall call) => await keys.FindAsync().ConfigureAwait(false) is { } all
        ? Answer(await Task.WhenAll(all.Select(key => TryOneAsync(key, call))).ConfigureAwait(false), call.DryRun)
        : Unlisted;
}
