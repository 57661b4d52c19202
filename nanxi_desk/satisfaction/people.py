"""Who may see whose figures."""

from nanxi_desk.core.rights import HEAD, declare

RIGHT_PEOPLE = declare("satisfaction.people", "查看每个人的满意度", HEAD)
