using System.Globalization;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Takes a step that is not done for a claim that none is greater than.</summary>
internal static class ClaimStep
{
    public static async Task<bool> RunAsync(StoreSession session, string key, long epoch, string step, long claim, CancellationToken cancellationToken) =>
        await session.Command(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            INSERT INTO {ReadSteps.Table(session)} AS s (key, epoch, step, state, attempt, claim)
            VALUES (@key, @epoch, @step, {(int)RollbackStepState.Running}, 1, @claim)
            ON CONFLICT (key, epoch, step) DO UPDATE
            SET state = excluded.state, attempt = s.attempt + CASE WHEN s.claim < excluded.claim THEN 1 ELSE 0 END, claim = excluded.claim
            WHERE s.claim <= excluded.claim AND s.state NOT IN ({(int)RollbackStepState.Done}, {(int)RollbackStepState.Skipped})
            """))
            .With("key", key)
            .With("epoch", epoch)
            .With("step", step)
            .With("claim", claim)
            .RunAsync(cancellationToken)
            .ConfigureAwait(false) > 0;
}
