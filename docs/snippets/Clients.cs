using JobKit.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class Clients
{
    public static void Serve(WebApplication app)
    {
        #region web-client
        app.MapBackgroundJobs("/api/jobs", api => api.AllowStart<WriteReport>("report"));
        app.MapBackgroundJobsClient("/jobkit");     // jobkit.js, elements.js, react.js, jobkit.css and their types, for anybody
        #endregion
    }

    public static void Add(IServiceCollection services, string token)
    {
        #region net-client-add
        services.AddJobClient(options => options.BaseAddress = new("https://shop.example/api/jobs/"))
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Authorization = new("Bearer", token));
        #endregion
    }

    public static async Task UseAsync(IJobClient jobs, CancellationToken ct)
    {
        #region net-client-use
        var start = await jobs.StartAsync("report", new { Pages = 3 }, cancellationToken: ct);
        try
        {
            var report = await jobs.WaitAsync<string>(start.JobId, timeout: TimeSpan.FromMinutes(5), cancellationToken: ct);
            Console.WriteLine(report);
        }
        catch (JobFailedException failed)
        {
            Console.WriteLine($"{failed.Code}: {failed.State!.Error}");
        }
        catch (TimeoutException)
        {
            await jobs.CancelAsync(start.JobId, "took too long", ct);      // it would go on by itself
        }
        #endregion
    }
}
