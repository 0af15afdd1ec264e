using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>The queues, and what operators do with them. Each act is written with its audit entry in one transaction.</summary>
internal sealed class AdminQueues(IJobQueue queue, IJobOperator operators)
{
    public async Task<IResult> ListAsync(HttpContext http) => new WireResult<IReadOnlyList<QueueBody>>(
        await ReadAsync(http).ConfigureAwait(false), WireJson.Default.IReadOnlyListQueueBody);

    public Task<IResult> PauseAsync(string name, HttpContext http) =>
        RunAsync(name, http, WireJson.Default.ReasonRequest, it => it.Reason, (by, _) => operators.PauseQueueAsync(name, by, http.RequestAborted));

    public Task<IResult> ResumeAsync(string name, HttpContext http) =>
        RunAsync(name, http, WireJson.Default.ReasonRequest, it => it.Reason, (by, _) => operators.ResumeQueueAsync(name, by, http.RequestAborted));

    public Task<IResult> LimitAsync(string name, HttpContext http) =>
        RunAsync(name, http, WireJson.Default.QueueLimitRequest, it => it.Reason, (by, it) => operators.SetQueueConcurrencyAsync(name, it.Concurrency, by, http.RequestAborted));

    private static QueueBody Of(QueueStatistics it) =>
        new(it.Name, it.Pending.Value, it.Due.Value, it.Processing, it.OldestDue is { } age ? (int)age.TotalSeconds : null, it.Concurrency, it.Paused);

    private async Task<IReadOnlyList<QueueBody>> ReadAsync(HttpContext http) =>
        [.. (await queue.GetStatisticsAsync(http.RequestAborted).ConfigureAwait(false)).Queues.Select(Of)];

    private async Task<IResult> RunAsync<T>(string name, HttpContext http, JsonTypeInfo<T> type, Func<T, string?> reason, Func<OperatorAction, T, Task> act)
        where T : class
    {
        var (request, problem) = await AdminRequest.ReadAsync(http, type).ConfigureAwait(false);
        if (request is null)
        {
            return problem!;
        }

        await act(new(AdminRequest.ActorOf(http), reason(request)), request).ConfigureAwait(false);

        // One that is empty and has no setting is not told of.
        var after = (await ReadAsync(http).ConfigureAwait(false)).FirstOrDefault(it => it.Name == name) ?? new(name, 0, 0, 0, null, null, Paused: false);
        return new WireResult<QueueBody>(after, WireJson.Default.QueueBody);
    }
}
