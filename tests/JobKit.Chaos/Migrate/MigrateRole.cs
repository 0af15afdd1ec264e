using JobKit.TestRig;

namespace JobKit.Chaos;

/// <summary>The controller of <c>migrate</c>: makes the database and the folder, runs, reports, and leaves nothing behind.</summary>
internal static class MigrateRole
{
    public static async Task<Verdict> RunAsync(MigrateOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("jobkit-migrate-").FullName;
        try
        {
            await using var database = await PostgresDatabase.StartAsync();
            var outcome = await new MigrateRun(options, database, folder, Console.Error.WriteLine).RunAsync();
            await Console.Out.WriteAsync(MigrateReport.Of(options, outcome));
            return outcome.Verdict;
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
}
