using System.Text.Json.Nodes;
using JobKit.EntityFrameworkCore;
using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class Shadow
{
    public static void Add(IServiceCollection services)
    {
        #region add-shadow
        services.AddJobMigration(migration => migration.AddShadow<CreateStorybook>("create-storybook", experiment => experiment
            .Sample(TrafficShare.FromPercent(5))                    // of the units; 10 % by default
            .RunIf(job => job.Pages <= 20)
            .CleanCandidate(result => new JsonObject                // into the shape of legacy's answer
            {
                ["id"] = result!["storybookId"]!.DeepClone(),
                ["pages"] = result["pages"]!.DeepClone(),
            })
            .MapId("$.id")                                          // each side makes its own
            .Ignore("$.createdAt")
            .Unordered("$.tags")
            .Tolerance("$.pages[*].ratio", 0.01m)
            .Mask("$.author.email")                                 // neither kept nor shown
            .CostPerHour(2.50m, job => 0.04m * job.Pages)));
        #endregion
    }

    public static async Task<string> TryAsync(
        IShadow shadow, ITrafficRouter router, MigrationMonitor monitor, ObservedEndpoint endpoint, LegacyStories legacy, string userId, string title, int pages, CancellationToken ct)
    {
        #region shadow-trial
        var decision = router.Route(new() { Unit = userId });
        var request = monitor.Begin(endpoint, decision);
        return await shadow
            .Use(token => legacy.CreateAsync(title, pages, token))  // answers, and throws, as ever
            .Try(() => new CreateStorybook(title, pages))
            .RunAsync(request, decision, userId, ct);
        #endregion
    }

    public static void Isolate(IServiceCollection services)
    {
        #region shadow-safe
        services.AddSingleton(provider => new HttpClient(
            new ShadowHttpGuard(provider.GetRequiredService<IShadowContext>()) { InnerHandler = new SocketsHttpHandler() }));
        services.AddJobMigration(migration => migration
            .UseEntityFrameworkCore()
            .IsolateShadow<CatalogueContext>());
        #endregion
    }

    public static async Task ReportAsync(IShadowReports reports, CancellationToken ct)
    {
        #region shadow-report
        var report = await reports.ReadAsync("create-storybook", cancellationToken: ct);
        Console.WriteLine($"{report.Mismatched} of {report.Compared} differ, surely less than {report.MismatchBound:P1}");
        foreach (var group in report.Groups)
        {
            Console.WriteLine($"{group.Count} x {group.Class} {group.Signature}");
            foreach (var difference in group.Differences)
            {
                Console.WriteLine($"  {difference.Path}: {difference.Control} -> {difference.Candidate}");
            }
        }
        #endregion
    }
}

internal sealed record CreateStorybook(string Title, int Pages);

internal sealed class CatalogueContext(DbContextOptions<CatalogueContext> options) : DbContext(options);

internal sealed class LegacyStories
{
    public Task<string> CreateAsync(string title, int pages, CancellationToken ct) => Task.FromResult($"{title}, {pages} pages").WaitAsync(ct);
}
