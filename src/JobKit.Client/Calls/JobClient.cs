using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace JobKit.Client;

/// <inheritdoc cref="IJobClient"/>
internal sealed class JobClient(HttpClient http, IOptions<JobClientOptions> options, TimeProvider? clock = null) : IJobClient
{
    private const string ByReflection = "Reads and writes by reflection.";

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    [RequiresUnreferencedCode(ByReflection)]
    [RequiresDynamicCode(ByReflection)]
    public Task<JobStart> StartAsync<TJob>(string type, TJob job, JobStartOptions? options = null, CancellationToken cancellationToken = default) =>
        StartAsync(type, job, InfoOf<TJob>(), options, cancellationToken);

    public async Task<JobStart> StartAsync<TJob>(string type, TJob job, JsonTypeInfo<TJob> jobInfo, JobStartOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentNullException.ThrowIfNull(jobInfo);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Uri.EscapeDataString(type)}/start") { Content = JsonContent.Create(job, jobInfo) };
        request.Headers.Add("Idempotency-Key", options?.IdempotencyKey ?? Guid.CreateVersion7().ToString("N"));
        using var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var start = await Answer.ReadAsync(answer, ClientJson.Default.JobStart, cancellationToken).ConfigureAwait(false);
        return start with { IsReplay = answer.Headers.Contains("Idempotency-Replayed") };
    }

    public async Task<JobState?> GetAsync(Guid id, CancellationToken cancellationToken = default)
    {
        using var answer = await http.GetAsync(JobPath.Of(id), cancellationToken).ConfigureAwait(false);
        try
        {
            return await Answer.ReadAsync(answer, ClientJson.Default.JobState, cancellationToken).ConfigureAwait(false);
        }
        catch (JobClientException refused) when (refused.Code == "JOB_NOT_FOUND")
        {
            return null;
        }
    }

    public IAsyncEnumerable<JobState> WatchAsync(Guid id, CancellationToken cancellationToken = default) => new JobWatch(http, _clock, id).RunAsync(cancellationToken);

    [RequiresUnreferencedCode(ByReflection)]
    [RequiresDynamicCode(ByReflection)]
    public Task<TResult> WaitAsync<TResult>(Guid id, TimeSpan timeout, IProgress<JobState>? progress = null, CancellationToken cancellationToken = default) =>
        WaitAsync(id, InfoOf<TResult>(), timeout, progress, cancellationToken);

    public async Task<TResult> WaitAsync<TResult>(
        Guid id, JsonTypeInfo<TResult> resultInfo, TimeSpan timeout, IProgress<JobState>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resultInfo);
        var end = await EndOfAsync(id, timeout, progress, cancellationToken).ConfigureAwait(false);
        return end.Status == RemoteJobStatus.Completed ? end.ReadResult(resultInfo)! : throw JobEnd.ExceptionOf(end);
    }

    public async Task<JobState> CancelAsync(Guid id, string? reason = null, CancellationToken cancellationToken = default)
    {
        using var body = JsonContent.Create(new CancelRequest(reason), ClientJson.Default.CancelRequest);
        using var answer = await http.PostAsync(JobPath.Of(id, "cancel"), body, cancellationToken).ConfigureAwait(false);
        return await Answer.ReadAsync(answer, ClientJson.Default.JobState, cancellationToken).ConfigureAwait(false);
    }

    public async Task<FlagState> EvaluateFlagAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        using var answer = await http.GetAsync(new Uri(Addresses.FlagsOf(options.Value), Uri.EscapeDataString(name)), cancellationToken).ConfigureAwait(false);
        return await Answer.ReadAsync(answer, ClientJson.Default.FlagState, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JobState> EndOfAsync(Guid id, TimeSpan timeout, IProgress<JobState>? progress, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        JobState? last = null;
        try
        {
            await foreach (var state in WatchAsync(id, both.Token).ConfigureAwait(false))
            {
                last = state;
                progress?.Report(state);
            }
        }
        catch (OperationCanceledException over) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Job {id} has not ended within {timeout:c}. It goes on: wait for it again, or cancel it.", over);
        }

        return last!;
    }

    [RequiresUnreferencedCode(ByReflection)]
    [RequiresDynamicCode(ByReflection)]
    private static JsonTypeInfo<T> InfoOf<T>() => (JsonTypeInfo<T>)JsonSerializerOptions.Web.GetTypeInfo(typeof(T));
}
