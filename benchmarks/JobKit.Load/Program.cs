using JobKit.Load;

// Measures the whole: each scenario beside its limit in the same run, in turn, several times; prints medians and spreads.
if (!LoadArguments.TryParse(args, out var arguments, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(LoadArguments.Usage);
    return 2;
}

await using var place = await StorePlace.OpenAsync(arguments.Store);
var report = new LoadReport(arguments);
for (var run = 0; run < arguments.Runs; run++)
{
    Console.Error.WriteLine($"run {run + 1} of {arguments.Runs}");
    await Scenarios.RunAsync(arguments, place, report);
}

report.Print();
return 0;
