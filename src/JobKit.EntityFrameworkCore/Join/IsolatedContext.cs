namespace JobKit.EntityFrameworkCore;

/// <summary>A class of contexts whose work in shadow jobs is rolled back.</summary>
internal sealed record IsolatedContext(Type Type);
