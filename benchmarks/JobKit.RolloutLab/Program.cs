using System.Text.Json;
using JobKit.RolloutLab;

// Runs the production decision code on generated traffic in virtual time: how often it is wrong, how soon it is right.
if (args is ["plan", ..])
{
    return PlanScenario.Run(args, Console.Out, Console.Error);
}

if (!LabArguments.TryParse(args, out var arguments, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(LabArguments.Usage);
    return 2;
}

foreach (var scenario in arguments.Scenario == "all" ? LabArguments.Scenarios : [arguments.Scenario])
{
    foreach (var line in scenario == TwoControllers.Name ? Controllers() : Settings(arguments with { Scenario = scenario }))
    {
        Console.WriteLine(line);
    }
}

return 0;

IEnumerable<string> Settings(LabArguments one) => one.Settings().Select(setting => Lab.Run(one, setting))
    .Select(line => one.Json ? JsonSerializer.Serialize(line, LabJson.Default.LabLine) : LabText.Of(line));

IEnumerable<string> Controllers() => TwoControllers.Settings.Select(setting => TwoControllers.Run(arguments, setting))
    .Select(line => arguments.Json ? JsonSerializer.Serialize(line, LabJson.Default.ControllersLine) : ControllersText.Of(line));
