using System.Collections.Concurrent;
using System.Transactions;
using JobKit.Storage;
using static JobKit.Testing.Broken.Defect;

namespace JobKit.Testing.Broken;

/// <summary>A good store with one mistake built into it.</summary>
internal sealed class BrokenJobStore(IJobStore inner, Defect defect) : PassThroughStore(inner)
{
    private static readonly OperatorAction Nobody = new("nobody");
    private readonly ConcurrentDictionary<JobId, TimeSpan> _renewed = new();
    private ClaimedJob? _last;

    public override bool JoinsAmbientTransaction => defect is ScopeIsIgnored ? false : base.JoinsAmbientTransaction;

    public override async Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken)
    {
        using var outside = defect is ScopeIsIgnored
            ? new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled) : null;
        IReadOnlyList<NewJob> written = [.. jobs.Select(job => defect switch
        {
            UniqueKeyIsIgnored => job with { UniqueKey = null },
            OwnerLimitIsIgnored => job with { OwnerLimit = null },
            LimitKeyIsIgnored => job with { LimitKey = null },
            PayloadLosesWhiteSpace => job with { Payload = job.Payload.Replace(" ", string.Empty, StringComparison.Ordinal) },
            DueTimeLosesMicroseconds when job.DueAt is { } due =>
                job with { DueAt = due.AddTicks(-(due.Ticks % TimeSpan.TicksPerMillisecond)) },
            _ => job,
        })];
        mode = defect is AllOrNoneWritesPart ? EnqueueMode.EachAlone : mode;
        var receipts = await Inner.EnqueueAsync(written, mode, Token(cancellationToken));
        if (defect is RepeatedIdMakesASecondJob && receipts.Any(receipt => receipt.Outcome is EnqueueOutcome.AlreadyStored))
        {
            await Inner.EnqueueAsync([.. written.Select(job => job with { Id = JobId.New() })], mode, cancellationToken);
        }

        return receipts;
    }

    public override async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        var claimed = await Inner.ClaimAsync(
            defect switch
            {
                ClaimIgnoresTheLimit => request with { Limit = request.Limit + 1 },
                ClaimIgnoresTheTypes => request with { Types = [.. request.Types, "conformance.unknown"] },
                ClaimIgnoresTheQueueLimits => request with { QueueLimits = new Dictionary<string, int>() },
                ClaimNeverTakesFromPausedQueues => request with { IncludesPaused = false },
                _ => request,
            },
            Token(cancellationToken));
        // Beside what is new, so that it happens whenever claims follow each other, however they meet.
        if (defect is ClaimGivesAJobTwice && _last is { } last)
        {
            claimed = [.. claimed, last];
        }

        _last = claimed.Count > 0 ? claimed[^1] : _last;
        return defect is ClaimIgnoresTheOrder ? [.. claimed.Reverse()] : claimed;
    }

    public override async Task<IReadOnlyList<RenewReceipt>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken)
    {
        var receipts = await Inner.RenewAsync(leases, duration, Token(cancellationToken));
        foreach (var lease in leases)
        {
            _renewed[lease.JobId] = duration;
        }

        return defect switch
        {
            RenewForgetsTheCancelRequest => [.. receipts.Select(receipt => receipt with { CancelRequested = false })],
            RenewHoldsWhatIsLost => [.. receipts.Select(receipt => receipt with { Held = true })],
            _ => receipts,
        };
    }

    public override async Task<IReadOnlyList<SettleReceipt>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        var written = new List<Settlement>();
        foreach (var settlement in settlements)
        {
            var job = await Inner.GetAsync(settlement.JobId, null, cancellationToken);
            written.Add(defect switch
            {
                SettleIgnoresTheEpoch when job is not null => settlement with { Epoch = job.Epoch },
                CancelUnderWayFailsCompletions when job is { CancelRequested: true } => settlement with { Verb = JobVerb.Fail },
                ReleaseUsesTheAttempt when settlement.Verb is JobVerb.Release => settlement with { Verb = JobVerb.RetryLater },
                _ => settlement,
            });
        }

        var receipts = await Inner.SettleAsync(written, Token(cancellationToken));
        return defect is SettleTwiceIsAcceptedTwice
            ? [.. receipts.Select(receipt => receipt.Outcome is SettleOutcome.AlreadyApplied ? receipt with { Outcome = SettleOutcome.Accepted } : receipt)]
            : receipts;
    }

    public override async Task<IReadOnlyList<bool>> WriteProgressAsync(IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken)
    {
        if (defect is ProgressIgnoresTheEpoch)
        {
            var states = await Inner.GetStatesAsync([.. writes.Select(write => write.JobId)], cancellationToken);
            writes = [.. writes.Select(write => write with { Epoch = states.FirstOrDefault(state => state.Id == write.JobId).Epoch })];
        }

        return await Inner.WriteProgressAsync(writes, Token(cancellationToken));
    }

    public override async Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(
        JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) => defect is ChildrenIgnoreTheLease
        ? await Inner.EnqueueAsync(jobs, EnqueueMode.AllOrNone, cancellationToken)
        : await base.EnqueueChildrenAsync(parent, jobs, cancellationToken);

    public override async Task<SweepResult> SweepAsync(int maxAbandons, int limit, CancellationToken cancellationToken)
    {
        if (defect is SweepIgnoresTheExpiry)
        {
            var held = await Inner.ListAsync(new() { Statuses = [JobStatus.Processing], Limit = 200 }, cancellationToken);
            foreach (var job in held.Jobs)
            {
                await Inner.AbandonAsync(job.Id, maxAbandons, Nobody, cancellationToken);
            }

            return new(held.Jobs.Count, [], []);
        }

        return await Inner.SweepAsync(
            defect is SweepIgnoresTheCap ? 1000 : maxAbandons, defect is SweepIgnoresTheLimit ? 1000 : limit, Token(cancellationToken));
    }

    public override async Task<IReadOnlyList<SettledJob>> ExpireAsync(int limit, CancellationToken cancellationToken)
    {
        if (defect is ExpiryTakesEverything)
        {
            var pending = await Inner.ListAsync(new() { Statuses = [JobStatus.Pending], Limit = 200 }, cancellationToken);
            foreach (var job in pending.Jobs)
            {
                await Inner.CancelAsync(job.Id, Nobody, cancellationToken);
            }
        }

        return await base.ExpireAsync(limit, cancellationToken);
    }

    public override Task<int> PruneAsync(JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        base.PruneAsync(status, defect is PruneTakesTheYoung ? TimeSpan.Zero : age, limit, cancellationToken);

    public override async Task<OperateReceipt> CancelAsync(JobId id, OperatorAction action, CancellationToken cancellationToken)
    {
        var receipt = await Inner.CancelAsync(id, action, Token(cancellationToken));
        return defect is CancelEndsRunningJobs && receipt is { Status: JobStatus.Processing, Changed: true }
            ? await Inner.AbandonAsync(id, 100, action, cancellationToken)
            : receipt;
    }

    public override async Task<OperateReceipt> RetryAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        await base.RetryAsync(id, action, cancellationToken) is var receipt && defect is RetryOfCompletedRunsAgain && receipt.Status is JobStatus.Completed
            ? receipt with { Status = JobStatus.Pending, Changed = true }
            : receipt;

    public override async Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken)
    {
        var job = await base.GetAsync(id, defect is OwnerFilterIsIgnored ? null : owner, cancellationToken);
        return defect is RenewShortens && job?.LeaseUntil is not null && _renewed.TryGetValue(id, out var duration)
            ? job with { LeaseUntil = job.StartedAt + duration }
            : job;
    }

    public override async Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        var page = await base.ListAsync(query, cancellationToken);
        return defect is PagesSkipOne && query.Cursor is not null ? page with { Jobs = [.. page.Jobs.Skip(1)] } : page;
    }

    public override async Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) =>
        defect is AuditIsForgotten ? [] : await base.GetAuditAsync(limit, cancellationToken);

    private CancellationToken Token(CancellationToken token) => defect is CancelledCallsGoOn ? CancellationToken.None : token;
}
