using System.Reflection;
using Microsoft.Extensions.Logging;

namespace JobKit.Tests.Telemetry;

public sealed class EventIdsTests
{
    private static readonly IReadOnlyList<(MethodInfo Method, LoggerMessageAttribute Message)> Messages =
    [
        .. from type in typeof(JobId).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           orderby message.EventId
           select (method, message),
    ];

    [Fact]
    public async Task The_event_ids_are_the_approved_ones()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Telemetry", "EventIds.approved.txt");
        var approved = await File.ReadAllLinesAsync(path);

        var actual = Messages.Select(m => $"{m.Message.EventId} {m.Message.Level} {m.Method.DeclaringType!.Name}.{m.Method.Name}: {m.Message.Message}");

        actual.Should().Equal(approved, "an id never changes its meaning; add new ones to the approved list");
    }

    [Fact]
    public void No_two_messages_share_an_id() => Messages.Select(m => m.Message.EventId).Should().OnlyHaveUniqueItems();

    [Fact]
    public void A_free_text_reaches_a_message_only_as_one_line()
    {
        // Ids, types and names are safe by their character rules; whatever else is a string must go through OneLine.
        string[] safe = ["jobType", "queue", "rollout", "action", "target", "workerId", "queues", "loop", "observer", "store"];

        Messages.SelectMany(m => m.Method.GetParameters())
            .Where(p => p.ParameterType == typeof(string))
            .Select(p => p.Name).Distinct()
            .Should().BeSubsetOf(safe);
    }
}
