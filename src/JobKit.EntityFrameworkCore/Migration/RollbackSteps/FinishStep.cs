using System.Globalization;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes how a step ended, if its taker still has it.</summary>
internal static class FinishStep
{
    public static async Task<bool> RunAsync(StoreSession session, RollbackStep step, long claim, CancellationToken cancellationToken) =>
        await session.Command(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            UPDATE {ReadSteps.Table(session)} SET state = @state, count = @count, detail = @detail
            WHERE key = @key AND epoch = @epoch AND step = @step AND claim = @claim AND state = {(int)RollbackStepState.Running}
            """))
            .With("state", (int)step.State)
            .With("count", step.Count)
            .With("detail", PostgreSqlStorable.Of(step.Detail))
            .With("key", step.Key)
            .With("epoch", step.Epoch)
            .With("step", step.Name)
            .With("claim", claim)
            .RunAsync(cancellationToken)
            .ConfigureAwait(false) > 0;
}
