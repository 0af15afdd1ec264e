using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Adds a row, once.</summary>
internal static class AddShadowed
{
    public static async Task RunAsync(StoreSession session, ShadowRow row, TimeSpan keep, CancellationToken cancellationToken)
    {
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
        await session.Command(
            $"""
            INSERT INTO {ReadShadowed.Table(session)} (
                id, key, epoch, job_id, control_json, hash, stamp, noise, class, signature, differences_json, created_at, expires_at)
            VALUES (@id, @key, @epoch, @job_id, @control, @hash, @stamp, @noise, @class, @signature, @differences, @now, @expires)
            ON CONFLICT (id) DO NOTHING
            """)
            .With("id", session.Dialect.ToValue(row.Id))
            .With("key", row.Key)
            .With("epoch", row.Epoch)
            .With("job_id", row.JobId is { } job ? session.Dialect.ToValue(job) : null)
            .With("control", row.ControlJson)
            .With("hash", row.Hash)
            .With("stamp", row.Stamp)
            .With("noise", row.IsNoise)
            .With("class", (short?)row.Verdict?.Class)
            .With("signature", row.Verdict?.Signature)
            .With("differences", row.Verdict?.DifferencesJson)
            .With("now", session.Dialect.ToValue(now))
            .With("expires", session.Dialect.ToValue(now + keep))
            .RunAsync(cancellationToken)
            .ConfigureAwait(false);
    }
}
