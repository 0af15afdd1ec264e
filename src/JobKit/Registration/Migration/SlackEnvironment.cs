namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The variables of the seed documents that speak of Slack: <c>SLACK_BOT_TOKEN</c>, <c>SLACK_ALERT_CHANNEL</c>, <c>SLACK_MIGRATION_CHANNEL</c>.</summary>
internal static class SlackEnvironment
{
    public static void Apply(IJobMigrationBuilder migration, Func<string, string?> read)
    {
        var token = Given(read("SLACK_BOT_TOKEN"));
        var alerts = Given(read("SLACK_ALERT_CHANNEL"));
        var rollouts = Given(read("SLACK_MIGRATION_CHANNEL"));
        if ((token ?? alerts ?? rollouts) is null)
        {
            return;
        }

        migration.AddAlerts(options =>
        {
            options.Token = token ?? options.Token;
            options.Channel = alerts ?? options.Channel;
            options.MigrationChannel = rollouts ?? options.MigrationChannel;
        });
    }

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
