using System.Collections.Immutable;
using System.Globalization;

namespace JobKit.Migration;

/// <summary>Says what a legacy endpoint promises. Each call gives a new builder and leaves this one as it is.</summary>
/// <typeparam name="TJob">The payload's class.</typeparam>
public sealed class LegacyContractBuilder<TJob>
    where TJob : notnull
{
    private readonly LegacyContract _contract;
    private readonly ImmutableArray<string> _problems;

    internal LegacyContractBuilder(LegacyContract contract)
        : this(contract, [])
    {
    }

    private LegacyContractBuilder(LegacyContract contract, ImmutableArray<string> problems) => (_contract, _problems) = (contract, problems);

    /// <summary>The body for a completed job, made from its payload and its result.</summary>
    /// <remarks>
    /// Serialised with the jobs' own JSON options. An exception, or a job that completed without a result, answers 500 with the code
    /// <c>RESULT_UNREADABLE</c>.
    /// </remarks>
    public LegacyContractBuilder<TJob> Result<TResult>(Func<TJob, TResult, object?> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return With(_contract with { Mapper = (job, json) => map(Payload(job, json), Made<TResult>(job, json)) });
    }

    /// <summary>The body for a completed job without a result.</summary>
    public LegacyContractBuilder<TJob> Result(Func<TJob, object?> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return With(_contract with { Mapper = (job, json) => map(Payload(job, json)) });
    }

    /// <summary>Other words for the statuses; see <see cref="LegacyContract.Statuses"/>.</summary>
    public LegacyContractBuilder<TJob> Statuses(LegacyStatusMap map) => With(_contract with { Statuses = map });

    /// <summary>See <see cref="LegacyContract.FailedStatus"/>.</summary>
    public LegacyContractBuilder<TJob> Failed(int statusCode) => With(_contract with { FailedStatus = statusCode });

    /// <summary>See <see cref="LegacyContract.CancelledStatus"/>.</summary>
    public LegacyContractBuilder<TJob> Cancelled(int statusCode) => With(_contract with { CancelledStatus = statusCode });

    /// <summary>See <see cref="LegacyContract.Wait"/>; zero answers at once.</summary>
    public LegacyContractBuilder<TJob> Wait(TimeSpan time, int then = 202) => With(_contract with { Wait = new(time, then) });

    /// <summary>See <see cref="LegacyContract.StatusUrl"/>.</summary>
    public LegacyContractBuilder<TJob> StatusAt(string url) => With(_contract with { StatusUrl = url });

    /// <summary>The body of errors; by default <c>{ status, error, code, jobId }</c>.</summary>
    public LegacyContractBuilder<TJob> Error(Func<LegacyError, object> shape) => With(_contract with { ErrorShape = shape });

    /// <summary>Tells clients since when the endpoint is deprecated.</summary>
    /// <param name="date">As <c>2026-12-01</c>, midnight UTC.</param>
    /// <param name="link">Where people read about it, or null.</param>
    public LegacyContractBuilder<TJob> Deprecated(string date, string? link = null) =>
        Dated("Deprecated", date, at => _contract with { DeprecatedAt = at, DeprecationLink = link });

    /// <summary>Tells clients when the endpoint will be gone.</summary>
    /// <param name="date">As <c>2027-06-30</c>, midnight UTC.</param>
    /// <param name="link">Where people read about it, or null.</param>
    public LegacyContractBuilder<TJob> Sunset(string date, string? link = null) =>
        Dated("Sunset", date, at => _contract with { SunsetAt = at, SunsetLink = link });

    /// <summary>Adds a recorded answer of the legacy endpoint; a translation that gives another refuses the app's start.</summary>
    public LegacyContractBuilder<TJob> Sample(string payload, string? result, string response) =>
        With(_contract with { Samples = _contract.Samples.Add(new(payload, result, response)) });

    /// <summary>The contract.</summary>
    /// <exception cref="LegacyContractException">A value is out of its range, a terminal status has no word, or no result is said.</exception>
    public LegacyContract Build()
    {
        IReadOnlyList<string> problems = [.. _problems, .. LegacyContractCheck.Problems(_contract)];
        return problems.Count == 0 ? _contract : throw new LegacyContractException(problems);
    }

    private static TJob Payload(Job job, JobSerializer json) =>
        json.Read<TJob>(job.Payload, "payload") ?? throw new JobPayloadException("The stored payload is null. Enqueue jobs with a payload.");

    private static TResult Made<TResult>(Job job, JobSerializer json) =>
        job.Result is not (null or "null") && json.Read<TResult>(job.Result, "result") is { } result
            ? result
            : throw new JobPayloadException("The job completed without a result, and the legacy answer is made from one. Let the handler give a result, or call Result without one.");

    private LegacyContractBuilder<TJob> With(LegacyContract contract) => new(contract, _problems);

    private LegacyContractBuilder<TJob> Dated(string what, string date, Func<DateTimeOffset, LegacyContract> with) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? With(with(new(day, TimeOnly.MinValue, TimeSpan.Zero)))
            : new(_contract, _problems.Add($"{what} of \"{_contract.Route}\" is \"{NameText.Shown(date ?? "")}\". It must be a date as 2027-06-30. Correct it, or remove the call."));
}
