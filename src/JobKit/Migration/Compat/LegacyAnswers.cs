using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <inheritdoc cref="ILegacyAnswers"/>
internal sealed class LegacyAnswers(
    IEnumerable<LegacyContract> contracts,
    JobTypeRegistry types,
    IJobQueue queue,
    JobWait jobs,
    LegacyEnqueue enqueue,
    LegacyJson json,
    ILogger<LegacyAnswers> logger) : ILegacyAnswers
{
    private readonly FrozenDictionary<string, LegacyContract> _byRoute = contracts
        .DistinctBy(contract => LegacyContractsCheck.Canonical(contract.Route), StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(contract => LegacyContractsCheck.Canonical(contract.Route), StringComparer.OrdinalIgnoreCase);

    public ImmutableArray<LegacyContract> Contracts { get; } = [.. contracts];

    public LegacyContract? Find(string route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return _byRoute.GetValueOrDefault(LegacyContractsCheck.Canonical(route));
    }

    public IReadOnlyList<string> Problems(LegacyContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return LegacyContractsCheck.Problems([contract], types, json);
    }

    public Task<LegacyEnqueueResult> EnqueueAsync<TJob>(
        LegacyContract contract, TJob job, EnqueueOptions? options = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
        where TJob : notnull
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(job);
        return enqueue.RunAsync(contract, job, options ?? new(), idempotencyKey, cancellationToken);
    }

    public async Task<LegacyAnswer> AnswerAsync(
        LegacyContract contract, JobId id, string? caller, PreferHeader prefer = default, TimeSpan? serverTimeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var time = prefer.WaitFor(contract.Wait.Time, serverTimeout);
        var job = await jobs.ForEndAsync(id, caller, time, cancellationToken).ConfigureAwait(false);
        return Translate(contract, job, caller).With("Preference-Applied", prefer.Applied);
    }

    public LegacyAnswer Translate(LegacyContract contract, Job? job, string? caller)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var answer = LegacyTranslation.Translate(contract, job, caller, job is null ? null : queue.Estimate(job), json);
        if (answer.Fault is { } fault && job is not null)
        {
            CompatLog.NotTranslated(logger, fault, job.Id, job.Type, contract.Route);
        }

        return answer;
    }
}
