using JobKit.Migration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>The emergency: one call takes one migration, or all, back to legacy.</summary>
internal sealed class RollBackMigration(IRollouts rollouts, EndpointDataSource endpoints, ILogger<RollBackMigration> logger)
{
    private const string Phrase = "CONFIRM_ROLLBACK";
    private const string Route = "routeToLegacy";

    private static readonly ProblemResult Unconfirmed = new(MigrationCodes.ConfirmationRequired, $"Send confirm: \"{Phrase}\".");

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
            : Answer(await AllAsync(order, http.RequestAborted).ConfigureAwait(false), request.DryRun);
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

    private async Task<IReadOnlyList<RollbackDone>> AllAsync(RollbackCall call, CancellationToken cancellationToken)
    {
        var done = new List<RollbackDone>();
        foreach (var key in await KeysAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                done.Add(await OneAsync(key, call).ConfigureAwait(false));
            }
            catch (Exception failure) when (ErrorMap.Of(failure) is not null)
            {
                // One that cannot go back keeps no other from it.
                AdminLog.NotRolledBack(logger, failure, OneLineText.Of(key));
                done.Add(new(key, Answer: null, ErrorMap.Of(failure)!.Detail));
            }
        }

        return done;
    }

    private async Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            return
            [
                .. (await rollouts.GetAllAsync(cancellationToken).ConfigureAwait(false))
                    .Where(it => it.Stage is not (MigrationStage.Off or MigrationStage.RolledBack)).Select(it => it.Key),
            ];
        }
        catch (Exception away) when (ErrorMap.Of(away)?.Code == ErrorCodes.StoreUnavailable)
        {
            // This node takes back what it serves, at once, and writes it when the store is back.
            return [.. endpoints.Endpoints.SelectMany(it => it.Metadata.GetOrderedMetadata<MigrationKey>()).Select(it => it.Key).Distinct(StringComparer.Ordinal)];
        }
    }
}
