using System.Text.Json;

namespace Storybook;

/// <summary>Users of the old endpoint, over HTTP: each asks, waits for the answer, and asks again a little later.</summary>
internal sealed class DemoTraffic(Uri address, Ledger ledger, DemoTimes times, Random dice) : IDisposable
{
    private const string Cookie = "__Host-JobKit";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = Patience };

    private int _number;

    /// <summary>Goes on until it is told to stop, and then until all that is under way is answered.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, times.AtOnce).Select(_ => VisitAsync(stop)));

    public void Dispose() => _http.Dispose();

    private async Task VisitAsync(CancellationToken stop)
    {
        var pace = TimeSpan.FromSeconds((double)times.AtOnce / times.MostPerSecond);
        while (!stop.IsCancellationRequested)
        {
            var began = TimeProvider.System.GetTimestamp();
            await AskAsync(Interlocked.Increment(ref _number));
            var left = pace - TimeProvider.System.GetElapsedTime(began);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AskAsync(int number)
    {
        var story = DemoStory.Of(number);
        var user = User();
        ledger.Sent(number, story.Title);
        LegacyReading answer;
        try
        {
            answer = await SendAsync(story, user);
            ledger.Answered(number, answer);
            if (answer is { Kind: AnswerKind.Processing, Id: { } job })
                ledger.Answered(number, await FollowAsync(job, user));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException or JsonException)
        {
            ledger.Answered(number, new(AnswerKind.None, Problem: error.Message));
        }
    }

    private async Task<LegacyReading> SendAsync(DemoStory story, string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, LegacyStorybook.Path)
        {
            Content = JsonContent.Create(new { title = story.Title, story = story.Story, audience = story.Audience }),
        };
        using var answer = await SendAsync(request, user);
        return LegacyShape.Read((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsStringAsync(), story);
    }

    /// <summary>As a client does that was told to ask again.</summary>
    private async Task<LegacyReading> FollowAsync(string job, string user)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/jobs/{job}/result?wait=20");
            using var answer = await SendAsync(request, user);
            switch ((int)answer.StatusCode)
            {
                case 200:
                    return new(AnswerKind.Book, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("storybookId").GetString());
                case 422 or 504:
                    return new(AnswerKind.Failed, job);
                case not 202:
                    return new(AnswerKind.Wrong, job, $"status {(int)answer.StatusCode} of a job that was promised");
            }
        }

        return new(AnswerKind.Processing, job);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string user)
    {
        request.Headers.Add("Cookie", $"{Cookie}={user}");
        return _http.SendAsync(request);
    }

    /// <summary>The cookie that the app would give a visitor.</summary>
    private string User()
    {
        lock (dice)
            return dice.Next(times.Users).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
    }
}
