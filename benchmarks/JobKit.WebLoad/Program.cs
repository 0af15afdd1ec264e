using JobKit.WebLoad;

// What moving an endpoint costs each of its requests: the migrated endpoint beside the bare one, in turn, several times, over loopback.
if (!WebLoadArguments.TryParse(args, out var arguments))
{
    Console.Error.WriteLine(WebLoadArguments.Usage);
    return 2;
}

await using var app = await WebLoadApp.StartAsync(arguments.OnSqlite);
var report = new WebLoadReport(arguments);
await Rounds.RunAsync(app, arguments, report);
report.Print();
return 0;
