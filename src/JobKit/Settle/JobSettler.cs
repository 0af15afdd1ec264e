using System.Threading.Channels;
using JobKit.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Writes outcomes in batches: whatever has gathered goes out at once; nothing waits for a timer.</summary>
/// <remarks>A batch that cannot be written is tried again until its leases have ended; then the sweep gives the jobs to others.</remarks>
internal sealed class JobSettler : IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly Channel<PendingSettle> _outcomes;
    private readonly CancellationTokenSource _giveUp = new();
    private readonly IJobWorkStore _store;
    private readonly SettleFollowUp _followUp;
    private readonly int _batchSize;
    private readonly JobKitMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger<JobSettler> _logger;

    public JobSettler(
        IJobWorkStore store,
        SettleFollowUp followUp,
        IOptionsMonitor<WorkerOptions> options,
        JobKitMetrics metrics,
        TimeProvider clock,
        ILogger<JobSettler> logger)
    {
        _store = store;
        _followUp = followUp;
        _batchSize = options.CurrentValue.SettleBatchSize;
        _metrics = metrics;
        _clock = clock;
        _logger = logger;

        // Full when settles stall: the slots then wait here, and claiming stops with them.
        _outcomes = Channel.CreateBounded<PendingSettle>(new BoundedChannelOptions(_batchSize * 2) { SingleReader = true });
    }

    /// <summary>Hands in an outcome.</summary>
    public ValueTask AddAsync(PendingSettle outcome) => _outcomes.Writer.WriteAsync(outcome, CancellationToken.None);

    /// <summary>No more outcomes will come; <see cref="RunAsync"/> ends once all are written.</summary>
    public void Complete() => _outcomes.Writer.TryComplete();

    /// <summary>Stops trying again what cannot be written, at the end of a shutdown.</summary>
    public Task GiveUpAsync() => _giveUp.CancelAsync();

    /// <summary>Writes until <see cref="Complete"/>. It does not heed shutdown: what was done must be told. Never throws.</summary>
    public async Task RunAsync()
    {
        var batch = new List<PendingSettle>(_batchSize);
        while (await _outcomes.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (batch.Count < _batchSize && _outcomes.Reader.TryRead(out var outcome))
                batch.Add(outcome);
            await WriteUntilSettledAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    public void Dispose() => _giveUp.Dispose();

    private async Task WriteUntilSettledAsync(List<PendingSettle> batch)
    {
        var backoff = new PollBackoff(ShortestWait, LongestWait, Random.Shared.NextDouble);
        var failures = 0;
        while (batch.Count > 0)
        {
            try
            {
                var sent = _clock.GetTimestamp();
                var receipts = await _store.SettleAsync(batch.ConvertAll(one => one.Settlement), _giveUp.Token).ConfigureAwait(false);
                Note(batch.Count, _clock.GetElapsedTime(sent), failures);
                await _followUp.ApplyAsync(batch, receipts).ConfigureAwait(false);
                return;
            }
            catch (Exception exception)
            {
                var wait = backoff.Next();
                SettleLog.SettleFailed(_logger, exception, batch.Count, ++failures, wait);
                await WaitAsync(wait).ConfigureAwait(false);
                DropLost(batch);
            }
        }
    }

    private void Note(int count, TimeSpan elapsed, int failures)
    {
        _metrics.SettleWritten(count, elapsed);
        SettleLog.Settled(_logger, count, elapsed);
        if (failures > 0)
            SettleLog.SettleRecovered(_logger, failures);
    }

    private async Task WaitAsync(TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, _clock, _giveUp.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Given up: DropLost lets go of all.
        }
    }

    private void DropLost(List<PendingSettle> batch)
    {
        var now = _clock.GetTimestamp();
        batch.RemoveAll(one =>
        {
            if (!_giveUp.IsCancellationRequested && one.Held.Deadline > now)
                return false;

            _followUp.Lost(one);
            return true;
        });
    }
}
