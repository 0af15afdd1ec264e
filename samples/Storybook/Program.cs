using Storybook;

return args switch
{
    ["make", .. var rest] => await MakeCommand.RunAsync(rest),
    ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
    [] or ["--data", ..] or ["--urls", ..] => await StorybookWeb.RunAsync(args),
    [var first, ..] when first.StartsWith("--", StringComparison.Ordinal) && first.Contains('=') => await StorybookWeb.RunAsync(args),
    _ => Usage.Show(args),
};
