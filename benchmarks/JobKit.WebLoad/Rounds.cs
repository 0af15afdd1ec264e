using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace JobKit.WebLoad;

/// <summary>Sends the requests: one after the other on one connection, each kind's in a block, the blocks in an order that changes with the round.</summary>
internal static class Rounds
{
    private const int Users = 997;

    public static async Task RunAsync(WebLoadApp app, WebLoadArguments arguments, WebLoadReport report)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        for (var round = -1; round < arguments.Rounds; round++)
        {
            for (var turn = 0; turn < Kind.All.Count; turn++)
            {
                var kind = Kind.All[(turn + round + 1) % Kind.All.Count];
                var times = await BlockAsync(client, kind, arguments.Requests);

                // The first round warms up.
                if (round >= 0)
                {
                    report.Add(kind, times);
                }
            }
        }
    }

    private static async Task<double[]> BlockAsync(HttpClient client, Kind kind, int requests)
    {
        var times = new double[requests];
        for (var at = 0; at < requests; at++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, kind.Path)
            {
                Content = new StringContent("""{"title":"The fox who could count","pages":12}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("X-User", "user-" + (at % Users).ToString(CultureInfo.InvariantCulture));
            if (!kind.Waits)
            {
                request.Headers.Add("Prefer", "respond-async");
            }

            var began = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            times[at] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;

            // A job that ended before it was looked at is answered with its result, also to whoever would not have waited.
            if ((int)answer.StatusCode != 200 && (kind.Waits || (int)answer.StatusCode != 202))
            {
                throw new InvalidOperationException($"{kind.Name} answered {(int)answer.StatusCode}.");
            }
        }

        return times;
    }
}
