using JobKit.TestRig;

namespace JobKit.Chaos;

/// <summary>The role that people start: makes the database and the folder, runs, reports, and leaves nothing behind.</summary>
internal static class ControllerRole
{
    public static async Task<Verdict> RunAsync(ChaosOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("jobkit-chaos-").FullName;
        try
        {
            await using var database = await CreateAsync(options.Store);
            var evidence = await new ChaosRun(options, database, folder, Console.Error.WriteLine).RunAsync();
            var report = RunReporter.Of(evidence);
            await Console.Out.WriteAsync(ReportText.Of(report));
            if (options.Json is { } path)
                await ReportFile.WriteAsync(path, report);
            return report.Verdict;
        }
        catch (PostgresUnavailableException missing)
        {
            await Console.Error.WriteLineAsync($"Not run: {missing.Message}");
            return PostgresBinaries.IsRequired ? Verdict.Failed : Verdict.NotRun;
        }
        finally
        {
            if (options.Keep)
                await Console.Error.WriteLineAsync($"The processes' logs are in {folder}");
            else
                Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ITestDatabase> CreateAsync(StoreKind store) =>
        store == StoreKind.Postgres ? await PostgresDatabase.StartAsync() : new SqliteDatabase();
}
