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

foreach (var scenario in arguments.Scenario == "all" ? Catalogue.All.Keys : [arguments.Scenario])
{
    var one = arguments with { Scenario = scenario };
    foreach (var line in one.Settings().Select(setting => Lab.Run(one, setting)))
    {
        Console.WriteLine(arguments.Json ? JsonSerializer.Serialize(line, LabJson.Default.LabLine) : LabText.Of(line));
    }
}

return 0;
