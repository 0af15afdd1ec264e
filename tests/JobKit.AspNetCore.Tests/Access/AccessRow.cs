namespace JobKit.AspNetCore.Tests;

/// <summary>What each kind of caller is answered at one endpoint; <c>{id}</c> in the path stands for a pending job of the owner, made anew for each caller.</summary>
internal sealed record AccessRow(string Method, string Path, string? Body, int Anonymous, int Other, int Owner, int Reader, int Operator, int Emergency)
{
    public IEnumerable<(string Caller, string? User, string[] Roles, int Status)> Cells =>
    [
        ("anonymous", null, [], Anonymous),
        ("other", "bob", [], Other),
        ("owner", "ann", [], Owner),
        ("reader", "rita", ["reader"], Reader),
        ("operator", "otto", ["operator"], Operator),
        ("emergency", "emma", ["emergency"], Emergency),
    ];
}
