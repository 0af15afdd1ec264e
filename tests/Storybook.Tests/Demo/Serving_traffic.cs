using JobKit;
using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Storybook.Tests;

/// <summary>The demo's app and traffic on Kestrel and a database file, for a moment.</summary>
public sealed class Serving_traffic
{
    private static readonly RolloutOrder Order = new(MigrationSetup.Key, new OperatorAction("a test", "all to jobs"));

    [Fact]
    public async Task Both_sides_serve_no_request_is_lost_and_a_book_that_is_taken_away_is_missed()
    {
        await using var app = await DemoApp.StartAsync(CancellationToken.None);
        using (var ledger = new Ledger(app.LedgerFile, TimeProvider.System))
        using (var traffic = new DemoTraffic(app.Address, ledger, new DemoTimes { AtOnce = 4, MostPerSecond = 40 }, new Random(7)))
        using (var stop = new CancellationTokenSource())
        {
            var asking = traffic.RunAsync(stop.Token);
            await UntilAsync(async () => (await app.BooksAsync()).Count >= 3);
            (await app.JobsAsync()).Should().BeEmpty("nothing was migrated yet");

            await app.Rollouts.StartAsync(Order, acceptInfeasible: true);
            while ((await app.Rollouts.AdvanceAsync(Order, force: true)).Share != TrafficShare.All)
            {
            }

            await UntilAsync(async () => (await app.JobsAsync()).Count >= 5);
            await stop.CancelAsync();
            await asking;
        }

        var count = await CountAsync(app);
        (count.Failed, count.Lost, count.Problems.Count).Should().Be((0, 0, 0));
        count.Served.Should().BeGreaterThanOrEqualTo(8);

        await using var scope = app.Web.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StorybookDb>();
        var book = await db.Books.Select(b => b.Id).FirstAsync();
        await db.Pages.Where(p => p.BookId == book).ExecuteDeleteAsync();
        await db.Books.Where(b => b.Id == book).ExecuteDeleteAsync();
        (await CountAsync(app)).Lost.Should().Be(1);
    }

    private static async Task<LossCount> CountAsync(DemoApp app) =>
        LossCheck.Of(Ledger.Read(app.LedgerFile), await app.BooksAsync(), [.. (await app.JobsAsync()).Select(StoredJob.Of)]);

    private static async Task UntilAsync(Func<Task<bool>> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (!await wanted())
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
    }
}
