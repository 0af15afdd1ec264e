using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>How many requests of a kind a caller may send to this node in a minute: by user, else by address. Apart from any limiter of the app's.</summary>
internal sealed class RateLimits : IDisposable
{
    private const int EmergenciesPerMinute = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<RatedCall> _limiter;

    public RateLimits(IOptions<JobApiOptions> api, IOptions<JobWebhookOptions> webhook) => _limiter = PartitionedRateLimiter.Create<RatedCall, RatedCall>(
        call => RateLimitPartition.GetSlidingWindowLimiter(call, key => new()
        {
            PermitLimit = PerMinute(key.Kind, api, webhook),
            Window = Window,
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));

    /// <summary>Null where the call may go on, else how long to wait.</summary>
    public TimeSpan? Refuse(RatedCall call)
    {
        using var lease = _limiter.AttemptAcquire(call);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : Window / 6;
    }

    public void Dispose() => _limiter.Dispose();

    private static int PerMinute(RateKind kind, IOptions<JobApiOptions> api, IOptions<JobWebhookOptions> webhook) => kind switch
    {
        RateKind.Read => api.Value.ReadsPerMinute,
        RateKind.Start => api.Value.StartsPerMinute,
        RateKind.AdminWrite => api.Value.AdminWritesPerMinute,
        RateKind.Webhook => webhook.Value.CallsPerMinute,
        _ => EmergenciesPerMinute,
    };
}
