using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>Remembers signed calls in the store, for twice the clock's tolerance at least.</summary>
internal sealed class WebhookCalls(IJobQueue queue, IOptionsMonitor<JobWebhookOptions> options)
{
    private const int Timestamp = 6;
    private static readonly TimeSpan Never = TimeSpan.FromDays(3650);

    /// <summary>True once for each id, over all nodes.</summary>
    public async Task<bool> TryTakeAsync(string id, CancellationToken cancellationToken)
    {
        var terms = new EnqueueOptions { Id = IdOf(id), Queue = OwnQueues.Webhook, Hidden = true, Delay = Never, ExpiresAfter = options.CurrentValue.ClockTolerance * 2 };
        try
        {
            return (await queue.EnqueueAsync(new WebhookCall(id), terms, cancellationToken).ConfigureAwait(false)).IsNew;
        }
        catch (JobConflictException)
        {
            // The same call, taken while the tolerance was another.
            return false;
        }
    }

    // Not of the time: a sender that tries again signs another one.
    private static JobId IdOf(string id)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, bytes.Length - Timestamp).CopyTo(bytes[Timestamp..]);

        // Version 8 and the variant of RFC 9562: made by a rule of our own.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(new Guid(bytes, bigEndian: true));
    }
}
