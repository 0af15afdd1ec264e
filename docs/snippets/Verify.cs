using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class Verify
{
    #region verify-run
    public static async Task<int> RunAsync(IMigrationVerification verification, CancellationToken ct)
    {
        var report = await verification.RunAsync(new() { Migration = "create-report", Strict = true }, ct);
        Console.WriteLine(report.ToJson());
        return report.ExitCode;
    }
    #endregion

    public static async Task AnswerAsync(IMigrationVerification verification, CancellationToken ct)
    {
        #region verify-answer
        await verification.AnswerAsync("backupAndRestore", passed: true, by: "ann", note: "restored last night's into a scratch database", "create-report", ct);
        #endregion
    }

    public static void Register(IServiceCollection services)
    {
        #region verify-own
        services.AddJobMigration(migration => migration
            .AddCheck("mailQueue", "Shop", "Receipts leave within a minute", async (context, ct) =>
            {
                var queue = context.Services.GetRequiredService<IJobQueue>();
                var waiting = (await queue.GetStatisticsAsync(ct)).Queues.FirstOrDefault(it => it.Name == "mail")?.OldestDue ?? TimeSpan.Zero;
                return new(waiting < TimeSpan.FromMinutes(1), waiting.TotalSeconds);
            })
            .AddManualCheck("printedReceipt", "Shop", "A printed receipt looks right", critical: false));
        #endregion
    }
}
