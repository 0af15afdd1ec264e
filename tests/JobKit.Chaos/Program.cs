using JobKit.Chaos;

// The controller starts this program again as 'worker', 'client' and 'node'; people use the other commands.
try
{
    switch (args)
    {
        case ["worker", .. var rest]:
            return await WorkerRole.RunAsync(ProcessArguments.Parse(rest));

        case ["client", .. var rest]:
            return await ClientRole.RunAsync(rest);

        case ["node", .. var rest]:
            return await NodeRole.RunAsync(rest);

        case ["react", .. var rest]:
            return (int)await ReactRole.RunAsync(ReactOptions.Parse(rest));

        case ["migrate", .. var rest]:
            return (int)await MigrateRole.RunAsync(MigrateOptions.Parse(rest));

        case [] or ["--help"] or ["help"]:
            await Console.Out.WriteLineAsync(CommandLine.Usage);
            return 0;

        default:
            return (int)await ControllerRole.RunAsync(CommandLine.Parse(args));
    }
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
