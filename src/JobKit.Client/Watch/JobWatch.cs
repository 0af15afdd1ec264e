using System.Runtime.CompilerServices;

namespace JobKit.Client;

/// <summary>Follows one job: by its events while the server gives them, else by polling; no state is told twice.</summary>
internal sealed class JobWatch(HttpClient http, TimeProvider clock, Guid id)
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(2);

    private string? _tag;

    public async IAsyncEnumerable<JobState> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var poll = new JobPoll(http, id);
        var mayStream = true;
        var failures = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (mayStream && await JobEvents.OpenAsync(http, clock, id, _tag, cancellationToken).ConfigureAwait(false) is { } events)
            {
                using (events)
                {
                    while (await events.NextAsync(cancellationToken).ConfigureAwait(false) is { } heard)
                    {
                        if (IsNews(heard.Tag))
                        {
                            yield return heard.State;
                        }

                        if (heard.State.IsEnded)
                        {
                            yield break;
                        }
                    }
                }

                await Task.Delay(Reconnect, clock, cancellationToken).ConfigureAwait(false);
                continue;
            }

            // Where there is no stream, the poll finds out why.
            mayStream = false;
            var answer = await poll.AskAsync(_tag, cancellationToken).ConfigureAwait(false);
            if (answer.Seen is { } seen)
            {
                if (IsNews(seen.Tag))
                {
                    yield return seen.State;
                }

                if (seen.State.IsEnded)
                {
                    yield break;
                }
            }

            if (!answer.IsFailure && failures > 0)
            {
                // The server is back, and so may be its streams.
                failures = 0;
                mayStream = true;
                continue;
            }

            var wait = answer.IsFailure ? Backoff.After(failures++, Random.Shared.NextDouble(), answer.Wait) : answer.Wait;
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsNews(string? tag)
    {
        var isNews = tag is null || tag != _tag;
        _tag = tag;
        return isNews;
    }
}
