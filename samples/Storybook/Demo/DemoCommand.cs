using JobKit.Migration;

namespace Storybook;

/// <summary>The migration's show: an app under its own traffic moves its old endpoint to jobs, and back, and again.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0)
            return Usage.Refuse($"\"{args[0]}\" is no option of demo. It takes none.");

        var times = new DemoTimes();
        var plan = RolloutPlan.FromJson(await File.ReadAllTextAsync(MigrationSetup.PathOf("demo")));
        var voice = new DemoVoice(TimeProvider.System, Console.Out);
        foreach (var line in times.Lines(plan))
            voice.Plain(line);

        await using var app = await DemoApp.StartAsync(CancellationToken.None);
        voice.Tell($"the app serves {LegacyStorybook.Path} at {app.Address}");
        var outcome = await new DemoRun(app, times, voice, plan, TimeProvider.System).RunAsync(app.Web.Lifetime.ApplicationStopping);
        foreach (var line in outcome.Lines(voice))
            voice.Plain(line);
        return outcome.IsGood ? 0 : 1;
    }
}
