using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Removes the steps of a key, and tells so.</summary>
internal static class ForgetSteps
{
    public static Task<bool> RunAsync(StoreSession session, string key, RolloutEventDraft told, CancellationToken cancellationToken) => session.InTransactionAsync(
        async () =>
        {
            await AppendEvent.TakeTurnAsync(session, cancellationToken).ConfigureAwait(false);
            await session.Command($"DELETE FROM {ReadSteps.Table(session)} WHERE key = @key").With("key", key).RunAsync(cancellationToken).ConfigureAwait(false);
            var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
            await AppendEvent.RunAsync(session, told, 0, now, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);
}
