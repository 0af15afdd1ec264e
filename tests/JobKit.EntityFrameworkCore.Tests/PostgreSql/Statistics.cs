namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>When the server last looked at the jobs table. The first three are as wrong as they get in a life: nothing, one status, the other.</summary>
public enum Statistics
{
    TakenWhenEmpty,
    TakenWhenAllPending,
    TakenWhenAllProcessing,
}
